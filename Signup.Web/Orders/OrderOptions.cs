namespace SignupWeb.Orders;

/// <summary>Section Orders.</summary>
public sealed class OrderOptions
{
    /// <summary>How long a declined order waits for another card before it is cancelled unpaid.</summary>
    public TimeSpan PaymentDeadline { get; set; } = TimeSpan.FromDays(3);
}
