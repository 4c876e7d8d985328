namespace SignupWeb.Provisioning;

/// <summary>Names the translations of this slice (ProvisioningTexts.de.resx).</summary>
public sealed class ProvisioningTexts;
