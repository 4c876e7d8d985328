using SignupWeb.Kernel;

namespace SignupWeb.Payments.Cards;

/// <summary>Who puts a card on file, and for which sign-up.</summary>
/// <param name="Name">The company, or else the person.</param>
public sealed record Payer(SignupId SignupId, ClientAccountId ClientAccountId, CustomerId CustomerId, string Email, string Name);
