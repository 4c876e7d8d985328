using System.Security.Cryptography;
using System.Text;

namespace SignupWeb.Platform.Access;

/// <summary>
/// Who may see what is there for trying out: every mail on /dev/mail, the sandbox's pages and test endpoints. Whoever sits at this machine, and who opens the
/// address that is printed at the start. Its token is of this process alone.
/// </summary>
public sealed class Testers
{
    /// <summary>A program may bring the token in this header instead of the cookie.</summary>
    public const string Header = "Signup-Test-Token";

    private const string Cookie = "signup-tester";

    private readonly string token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>A path of ours that lets its reader in.</summary>
    public string WayIn => $"/dev/enter?token={token}";

    public bool Include(HttpContext http) => Directly.FromThisMachine(http) || Knows(http.Request.Cookies[Cookie]) || Knows(http.Request.Headers[Header]);

    /// <summary>False for a wrong token: then nothing is remembered.</summary>
    public bool LetIn(HttpContext http, string? brought)
    {
        if (!Knows(brought)) { return false; }
        http.Response.Cookies.Append(Cookie, token, new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true, Path = "/" });
        return true;
    }

    private bool Knows(string? brought) => brought is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(brought), Encoding.UTF8.GetBytes(token));
}
