namespace SignupWeb.SysOps.Letters;

/// <summary>Marks the texts of the pages for mail templates.</summary>
public sealed class LettersTexts;
