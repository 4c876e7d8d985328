namespace SignupWeb.Platform.Data;

/// <summary>Section Retention: how long what has done its work is kept, for people who look into a case.</summary>
public sealed class RetentionOptions
{
    /// <summary>Messages that everybody has heard: the activity of customers and orders.</summary>
    public TimeSpan Messages { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Mails that were sent or given up, also as files.</summary>
    public TimeSpan Mails { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Webhooks that were dealt with. The payment service sends one again for three days at most.</summary>
    public TimeSpan Webhooks { get; set; } = TimeSpan.FromDays(30);

    /// <summary>What the team did, and to what.</summary>
    public TimeSpan Audit { get; set; } = TimeSpan.FromDays(3653);

    internal IEnumerable<TimeSpan> All => [Messages, Mails, Webhooks, Audit];
}
