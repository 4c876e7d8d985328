namespace SignupWeb.Platform.Bus;

/// <summary>When one that was not taken is tried again.</summary>
/// <param name="Pauses">After the first try, the second and so on; then always the last of them.</param>
/// <param name="GivesUpAfter">Null for never.</param>
public sealed record Schedule(IReadOnlyList<TimeSpan> Pauses, TimeSpan? GivesUpAfter)
{
    private static readonly Schedule Web = new(
        [TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6)], TimeSpan.FromDays(3));

    /// <summary>The broker is ours: it comes back, and then it gets everything.</summary>
    private static readonly Schedule Broker = new([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30)], null);

    public static Schedule Of(ReceiverKind kind) => kind switch
    {
        ReceiverKind.Webhook => Web,
        ReceiverKind.RabbitMq => Broker,
    };
}
