namespace SignupWeb.Shell;

/// <summary>Marks the words of the frame and of the static pages; their German is in ShellTexts.de.resx.</summary>
public sealed class ShellTexts;
