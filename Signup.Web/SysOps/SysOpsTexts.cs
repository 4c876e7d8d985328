namespace SignupWeb.SysOps;

/// <summary>Marks the words of the SysOps pages; their German is in SysOpsTexts.de.resx.</summary>
public sealed class SysOpsTexts;
