namespace SignupWeb.Kernel;

/// <summary>What an order comes to instead of what was agreed; its customer is asked.</summary>
public sealed record NewPrice(Money Net, Money Tax, Money Total);
