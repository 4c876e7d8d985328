namespace SignupWeb.Support;

/// <summary>Names the translations of this slice (SupportTexts.de.resx).</summary>
public sealed class SupportTexts;
