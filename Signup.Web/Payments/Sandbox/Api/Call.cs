using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Api;

/// <summary>One checked request: its unit of work, its typed parameters and the ids in its address.</summary>
/// <param name="Work">Reads and writes; commits after the handler.</param>
/// <param name="P">Parameters with their types; null means emptied.</param>
/// <param name="Owner">The first id in the address, or empty.</param>
/// <param name="Id">The last id in the address, or empty.</param>
/// <param name="Sandbox">Addresses and keys.</param>
internal sealed record Call(Work Work, JsonObject P, string Owner, string Id, StripeSandbox Sandbox)
{
    public long Now => Work.Now;

    /// <summary>Copies the named parameters onto an object where the request sent them.</summary>
    public void CopyTo(JsonObject target, params string[] names)
    {
        foreach (var name in names)
        {
            if (P.Has(name)) { target[name] = P[name].Copy(); }
        }
    }

    /// <summary>Metadata is merged: an empty value removes a key, emptying the whole removes all.</summary>
    public void MergeMetadata(JsonObject target, string from = "metadata")
    {
        if (!P.Has(from)) { return; }
        if (P[from] is not JsonObject sent)
        {
            target["metadata"] = new JsonObject();
            return;
        }

        if (target["metadata"] is not JsonObject kept) { target["metadata"] = kept = []; }
        foreach (var (key, value) in sent)
        {
            if (value is null) { kept.Remove(key); }
            else { kept[key] = value.Copy(); }
        }
    }
}
