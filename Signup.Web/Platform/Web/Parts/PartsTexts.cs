namespace SignupWeb.Platform.Web.Parts;

/// <summary>Marks the words built into the shared parts; their German is in PartsTexts.de.resx.</summary>
public sealed class PartsTexts;
