namespace SignupWeb.SysOps.SupportDesk;

/// <summary>Marks the words of the support desk; their German is in DeskTexts.de.resx.</summary>
public sealed class DeskTexts;
