namespace SignupWeb.SysOps.OrderList;

/// <summary>Marks the texts of the table of orders.</summary>
public sealed class OrderListTexts;
