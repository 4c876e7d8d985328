namespace SignupWeb.Account;

/// <summary>Names the translations of this slice (AccountTexts.de.resx).</summary>
public sealed class AccountTexts;
