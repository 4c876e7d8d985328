namespace SignupWeb.SysOps.Receivers;

/// <summary>Marks the words of these pages; their German is in ReceiversTexts.de.resx.</summary>
public sealed class ReceiversTexts;
