namespace SignupWeb.Plans;

/// <summary>Names the translations of this slice (PlansTexts.de.resx).</summary>
public sealed class PlansTexts;
