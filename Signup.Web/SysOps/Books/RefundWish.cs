namespace SignupWeb.SysOps.Books;

/// <summary>What the form asks for.</summary>
/// <param name="Minor">0 for what was no amount.</param>
/// <param name="Ends">Null where it was not asked.</param>
public sealed record RefundWish(string PaymentId, long Minor, string? Reason, bool? Ends, bool EndsWithPeriod, string? Note);
