namespace SignupWeb.SysOps.People;

/// <summary>Marks the texts of the customer pages.</summary>
public sealed class PeopleTexts;
