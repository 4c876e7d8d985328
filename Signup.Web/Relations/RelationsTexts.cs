namespace SignupWeb.Relations;

/// <summary>Names the translations of this slice (RelationsTexts.de.resx).</summary>
public sealed class RelationsTexts;
