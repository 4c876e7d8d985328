namespace SignupWeb.Platform.Printing;

/// <summary>How documents leave the shop. Settings section "Documents".</summary>
public sealed class DocumentOptions
{
    /// <summary>Path of a Chromium (or its headless shell) that prints PDFs; empty offers none.</summary>
    public string Chromium { get; set; } = string.Empty;

    /// <summary>The longest somebody waits for a PDF, with the wait for a free place.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(20);

    public bool PrintsPdf => Chromium.Length > 0;
}
