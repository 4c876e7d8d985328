namespace SignupWeb.Account.Ending;

/// <summary>Names the translations of this room (EndingTexts.de.resx).</summary>
public sealed class EndingTexts;
