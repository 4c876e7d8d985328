namespace SignupWeb.Orders;

/// <summary>Section Orders.</summary>
public sealed class OrderOptions
{
    /// <summary>How long a declined order waits for another card before it is cancelled unpaid.</summary>
    public TimeSpan PaymentDeadline { get; set; } = TimeSpan.FromDays(3);

    /// <summary>An order that can be cancelled for so long or longer is confirmed by mail, with a link that cancels it.</summary>
    public TimeSpan ConfirmationFrom { get; set; } = TimeSpan.FromMinutes(30);
}
