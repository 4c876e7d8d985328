namespace SignupWeb.Payments;

/// <summary>Names the translations of this slice (PaymentsTexts.de.resx).</summary>
public sealed class PaymentsTexts;
