namespace SignupWeb.Platform.Web;

/// <summary>An address on this site to go on to; anything that could lead elsewhere is not one.</summary>
public static class LocalPath
{
    private const int MaxLength = 2000;

    /// <summary>The path when it is safe to redirect to, else null.</summary>
    public static string? Of(string? path) => path is { Length: > 0 and <= MaxLength } && path[0] == '/' && !path.Any(char.IsControl) && IsPlain(path.Split('?', '#')[0]) ? path : null;

    /// <summary>Two slashes begin another site's name, and may come to stand in front once dots are taken out.</summary>
    private static bool IsPlain(string path) => !path.Contains("//", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal) && !path.Contains("/.", StringComparison.Ordinal);
}
