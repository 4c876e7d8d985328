using SignupWeb.Kernel;
using SignupWeb.Platform.Web.Parts;
using SignupWeb.Signups;

namespace SignupWeb.SysOps.Search;

/// <summary>What the command menu finds.</summary>
public enum ThingKind
{
    Customer,
    Contract,
    Order,
    Signup,
    Request,
    Risk,
}

/// <summary>One thing found, and what can be done with it at once.</summary>
/// <param name="Name">Empty for a sign-up without a customer.</param>
/// <param name="Detail">Whose it is, or what it is about.</param>
/// <param name="Colour">Of a contract or a risk.</param>
/// <param name="DueAt">By when somebody must look at it.</param>
/// <param name="Action">Where to acknowledge or refund it; null where there is nothing to do, or not for this member of the team.</param>
public sealed record FoundThing(ThingKind Kind, string Name, string Detail, string Href, Tone? Colour = null, DateTimeOffset? DueAt = null, Money? Total = null, string? Action = null)
{
    /// <summary>How a sign-up stands.</summary>
    public SignupState? State { get; init; }
}
