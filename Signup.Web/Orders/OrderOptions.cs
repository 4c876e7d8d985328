namespace SignupWeb.Orders;

/// <summary>Section Orders.</summary>
public sealed class OrderOptions
{
    /// <summary>How long an order can be cancelled free of charge where the plan says nothing else (R3: 20 seconds).</summary>
    public TimeSpan RemorseWindow { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a declined order waits for another card before it is cancelled unpaid.</summary>
    public TimeSpan PaymentDeadline { get; set; } = TimeSpan.FromDays(3);
}
