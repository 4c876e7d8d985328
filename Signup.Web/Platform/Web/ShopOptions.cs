namespace SignupWeb.Platform.Web;

/// <summary>Section Shop: who sells.</summary>
public sealed class ShopOptions
{
    public string Name { get; set; } = "Northwind Support";

    public string SupportEmail { get; set; } = "support@example.com";
}
