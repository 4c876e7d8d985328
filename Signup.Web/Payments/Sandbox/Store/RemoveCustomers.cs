using System.Text.RegularExpressions;

namespace SignupWeb.Payments.Sandbox.Store;

/// <summary>Takes customers out of the sandbox as if they had never been there: whatever names them, or something of theirs, goes with them.</summary>
public sealed partial class RemoveCustomers
{
    private readonly SandboxStore store;

    internal RemoveCustomers(SandboxStore store) => this.store = store;

    /// <summary>Answers the ids of all that went. Again is harmless.</summary>
    /// <param name="customers">cus_...</param>
    public async Task<IReadOnlyCollection<string>> Run(IReadOnlyCollection<string> customers, CancellationToken cancellationToken = default)
    {
        using var work = await store.WriteAsync(cancellationToken: cancellationToken);
        var gone = Theirs(work, customers);
        foreach (var id in gone)
        {
            work.Run("DELETE FROM later WHERE object = $id", ("$id", id));
            work.Run("DELETE FROM deliveries WHERE event = $id", ("$id", id));
            work.Remove(id);
        }

        foreach (var (key, _) in Rows(work, "SELECT key, body FROM idempotency").Where(row => Ids().Matches(row.Text).Any(m => gone.Contains(m.Value))))
        {
            work.Run("DELETE FROM idempotency WHERE key = $key", ("$key", key));
        }

        work.Commit();
        return gone;
    }

    /// <summary>The customers, what names them, what names that, and so on. Prices and tax rates name nobody: they stay.</summary>
    private static HashSet<string> Theirs(Work work, IReadOnlyCollection<string> customers)
    {
        Dictionary<string, List<string>> namedBy = new(StringComparer.Ordinal);
        foreach (var (id, json) in Rows(work, "SELECT id, json FROM objects"))
        {
            foreach (var named in Ids().Matches(json).Select(m => m.Value).Distinct(StringComparer.Ordinal))
            {
                if (!namedBy.TryGetValue(named, out var by)) { namedBy.Add(named, by = []); }
                by.Add(id);
            }
        }

        HashSet<string> theirs = [.. customers];
        var next = new Queue<string>(customers);
        while (next.TryDequeue(out var one))
        {
            foreach (var id in namedBy.GetValueOrDefault(one, []).Where(theirs.Add)) { next.Enqueue(id); }
        }

        return theirs;
    }

    private static List<(string Id, string Text)> Rows(Work work, string sql)
    {
        using var command = work.Command(sql);
        using var reader = command.ExecuteReader();
        List<(string, string)> rows = [];
        while (reader.Read()) { rows.Add((reader.GetString(0), reader.GetString(1))); }
        return rows;
    }

    /// <summary>in_1AbC..., sub_1AbC...: a prefix of letters, and enough behind it that no word looks like one.</summary>
    [GeneratedRegex("[a-z]{2,12}_[A-Za-z0-9]{8,}", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Ids();
}
