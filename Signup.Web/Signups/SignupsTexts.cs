namespace SignupWeb.Signups;

/// <summary>Names the translations of this slice (SignupsTexts.de.resx).</summary>
public sealed class SignupsTexts;
