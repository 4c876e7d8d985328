namespace SignupWeb.SysOps.Templates;

/// <summary>Marks the texts of the pages of criteria templates.</summary>
public sealed class TemplatesTexts;
