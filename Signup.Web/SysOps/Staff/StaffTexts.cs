namespace SignupWeb.SysOps.Staff;

/// <summary>Marks the texts of the team's page and of mails to its members.</summary>
public sealed class StaffTexts;
