using SignupWeb.Kernel;

namespace SignupWeb.Payments.Cards;

/// <summary>Who puts a card on file, and for which sign-up.</summary>
public sealed record Payer(SignupId SignupId, ClientAccountId ClientAccountId, CustomerId CustomerId, Party Party);
