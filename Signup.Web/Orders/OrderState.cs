namespace SignupWeb.Orders;

/// <summary>Where an order stands (R3). Accepted and Cancelled are final; an order is never both.</summary>
public enum OrderState
{
    Placed,
    Charging,
    Accepted,
    Cancelled,
    PaymentFailed,
}
