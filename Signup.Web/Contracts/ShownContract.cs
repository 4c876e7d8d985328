namespace SignupWeb.Contracts;

/// <summary>A contract on its page.</summary>
/// <param name="Pdf">Where the PDF is; null where the host prints none.</param>
public sealed record ShownContract(Contract Contract, string? Pdf);
