namespace SignupWeb.Contracts;

/// <summary>Names the translations of this slice (ContractsTexts.de.resx).</summary>
public sealed class ContractsTexts;
