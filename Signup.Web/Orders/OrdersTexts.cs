namespace SignupWeb.Orders;

/// <summary>Names the translations of this slice (OrdersTexts.de.resx).</summary>
public sealed class OrdersTexts;
