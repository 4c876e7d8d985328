namespace SignupWeb.Platform.Access;

/// <summary>An address on this site to go on to; anything that could lead elsewhere is not one.</summary>
public static class LocalPath
{
    private const int MaxLength = 2000;

    /// <summary>The path when it is safe to redirect to, else null.</summary>
    public static string? Of(string? path) =>
        path is { Length: > 0 and <= MaxLength } && path[0] == '/' && (path.Length == 1 || path[1] is not ('/' or '\\')) && !path.Any(char.IsControl) ? path : null;
}
