namespace SignupWeb.SysOps.Journeys;

/// <summary>Marks the texts of the pages of sign-ups.</summary>
public sealed class JourneysTexts;
