namespace SignupWeb.SysOps.Audit;

/// <summary>Marks the texts of the audit.</summary>
public sealed class AuditTexts;
