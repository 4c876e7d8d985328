using System.Globalization;
using System.Net;

namespace SignupWeb.Platform.Bus;

/// <summary>What came of one try.</summary>
/// <param name="Status">The HTTP status; null when there was no answer.</param>
/// <param name="Text">How the answer begins, or why there was none.</param>
public sealed record PostAnswer(int? Status, string Text)
{
    /// <summary>The broker has it, and answers for it.</summary>
    public static readonly PostAnswer Confirmed = new(null, "Confirmed.");

    /// <summary>2xx, and nothing else of the web.</summary>
    public bool IsTaken => Status is >= 200 and < 300 || this == Confirmed;

    /// <summary>The receiver asks never to be posted to again.</summary>
    public bool IsGone => Status == (int)HttpStatusCode.Gone;

    public string InShort => Status is { } status ? status.ToString(CultureInfo.InvariantCulture) : Text;
}
