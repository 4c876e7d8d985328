namespace SignupWeb.Platform.Web;

/// <summary>The visitor's choice of colours. Kept in a cookie which the switch in the page writes and the server reads.</summary>
public static class Theme
{
    /// <summary>The cookie's name; wwwroot-assets/js/site.js writes it.</summary>
    public const string Cookie = "theme";

    /// <summary>"light", "dark", or null to follow the system.</summary>
    public static string? Of(HttpContext? request)
        => request?.Request.Cookies[Cookie] switch
        {
            "light" => "light",
            "dark" => "dark",
            _ => null,
        };
}
