using System.Globalization;

namespace SignupWeb.Provisioning;

/// <summary>Sizes as people read them: 23 KB, 4.2 MB, of 1024 each.</summary>
public static class FileSize
{
    private const long Step = 1024;

    public static string InWords(long bytes, CultureInfo culture) => bytes switch
    {
        < Step => bytes.ToString(culture) + " B",
        < Step * Step => (bytes / (decimal)Step).ToString("0", culture) + " KB",
        < Step * Step * Step => (bytes / (decimal)(Step * Step)).ToString("0.#", culture) + " MB",
        _ => (bytes / (decimal)(Step * Step * Step)).ToString("0.##", culture) + " GB",
    };
}
