using System.Diagnostics;

namespace SignupWeb.Platform.Web;

/// <summary>The reference a customer is told when something broke. It is the start of the trace id that every log line of the request carries.</summary>
public static class ErrorReference
{
    /// <summary>Twelve hexadecimal digits in groups of four, e.g. 7F3C-90B2-11D4.</summary>
    public static string Of(Activity? activity, string fallback)
    {
        var id = activity?.TraceId.ToHexString() ?? fallback;
        var digits = new string([.. id.Where(char.IsAsciiLetterOrDigit).Take(12)]).ToUpperInvariant();
        return string.Join('-', digits.Chunk(4).Select(group => new string(group)));
    }
}
