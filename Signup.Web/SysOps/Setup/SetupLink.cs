using SignupWeb.Kernel;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.Setup;

/// <summary>The one-time link for the first administrator. Whoever reads the console may use it; set-up closes after it was used.</summary>
public sealed class SetupLink(SignedLinks links, PublicAddress address)
{
    public const string Kind = "setup";

    /// <summary>Long enough for a lunch break, short enough for a log file somebody finds later. A restart prints a new one.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public string New() => address.Of("/setup?token=" + links.Make(Kind, Lifetime));

    /// <summary>Refusals: INVALID_TOKEN, LINK_EXPIRED.</summary>
    public Result<SignedLink> Read(string? token) => links.Read(Kind, token);
}
