namespace SignupWeb.Payments.Sandbox.Store;

/// <summary>Like Stripe the sandbox keeps events, and what was posted of them, for 30 days, and answers by idempotency key for one.</summary>
internal static class Forgetting
{
    /// <summary>The name under which it stands among what falls due later.</summary>
    public const string What = "forget";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    /// <summary>Plans it, unless it is planned.</summary>
    public const string Plan = $"INSERT OR IGNORE INTO later (object, what, due) VALUES ('everything', '{What}', 0);";

    public static void Run(Work work, string everything)
    {
        var before = ("$before", (object?)(work.Now - (long)Kept.TotalSeconds));
        work.Run("DELETE FROM deliveries WHERE due IS NULL AND event IN (SELECT id FROM objects WHERE type = 'event' AND created < $before)", before);
        work.Run("DELETE FROM terms WHERE type = 'event' AND seq IN (SELECT seq FROM objects WHERE type = 'event' AND created < $before)", before);
        work.Run("DELETE FROM objects WHERE type = 'event' AND created < $before", before);
        Idempotency.Forget(work);
        work.Later(everything, What, work.Now + (long)Pause.TotalSeconds);
    }
}
