using SignupWeb.Platform.Links;

namespace SignupWeb.Provisioning;

/// <summary>Signed links to a bought file, which work without signing in until they expire.</summary>
public static class DownloadLinks
{
    public const string Kind = "download";

    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>The local address of the file.</summary>
    public static string Of(SignedLinks links, Download download) => $"{download.Path}?token={links.Make(Kind, Lifetime, download.Id.Value)}";
}
