namespace SignupWeb.Subscriptions.Documents;

/// <summary>A document on its page.</summary>
/// <param name="Pdf">Where the PDF is; null where the host prints none.</param>
/// <param name="Ubl">Where the e-invoice is; null for whom there is none.</param>
public sealed record ShownDocument(string Number, bool IsCreditNote, Paper Paper, string? Pdf, string? Ubl);
