using SignupWeb.Kernel;

namespace SignupWeb.Platform.Settings;

/// <summary>One line of text, or several.</summary>
public sealed record TextForm(int Most, bool Optional = false) : SettingForm
{
    private static readonly string[] Web = [Uri.UriSchemeHttp, Uri.UriSchemeHttps];

    /// <summary>It may have several lines.</summary>
    public bool Lines { get; init; }

    /// <summary>What else is asked of it, and what is said of one that does not fit.</summary>
    public (Func<string, bool> Fits, string Else)? Rule { get; init; }

    /// <summary>An e-mail address.</summary>
    public static TextForm Email(bool optional = false) => new(EmailAddress.MaxLength, optional) { Rule = (text => EmailAddress.TryParse(text, out _), "Enter an e-mail address in the correct format, like name@example.com") };

    /// <summary>An address on the web.</summary>
    public static TextForm Address() => new(200, Optional: true) { Rule = (text => Uri.TryCreate(text, UriKind.Absolute, out var address) && Web.Contains(address.Scheme, StringComparer.Ordinal), "Enter an address that begins with https:// or http://") };

    /// <summary>Where the shop itself is found: other addresses are made by putting a path behind it.</summary>
    public static TextForm Origin() => new(200, Optional: true) { Rule = (text => Uri.TryCreate(text, UriKind.Absolute, out var address) && Web.Contains(address.Scheme, StringComparer.Ordinal) && address is { PathAndQuery: "/", Fragment: "", UserInfo: "" }, "Enter the address alone, like https://shop.example.com") };

    public override Result<string> Read(string? typed)
    {
        var text = (Lines ? typed?.ReplaceLineEndings("\n") : typed)?.Trim() ?? string.Empty;
        if (text.Length == 0) { return Optional ? text : Missing; }
        if (text.Length > Most) { return Refusal.Invalid("SETTING_OUT_OF_RANGE", "Use {0} characters or fewer") with { Arguments = [Most] }; }
        if (text.Any(c => char.IsControl(c) && !(Lines && c == '\n'))) { return Invalid("Use one line of plain text"); }
        if (Rule is { } rule && !rule.Fits(text)) { return Invalid(rule.Else); }
        return text;
    }

    public override string? Write(string kept) => kept;
}
