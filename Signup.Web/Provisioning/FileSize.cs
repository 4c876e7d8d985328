using System.Globalization;

namespace SignupWeb.Provisioning;

/// <summary>Sizes as people read them: 24 KB, 4.2 MB.</summary>
public static class FileSize
{
    public static string InWords(long bytes, CultureInfo culture) => bytes switch
    {
        < 1_000 => bytes.ToString(culture) + " B",
        < 1_000_000 => (bytes / 1_000m).ToString("0", culture) + " KB",
        < 1_000_000_000 => (bytes / 1_000_000m).ToString("0.#", culture) + " MB",
        _ => (bytes / 1_000_000_000m).ToString("0.##", culture) + " GB",
    };
}
