using System.Diagnostics.CodeAnalysis;
using System.Net.Mail;
using System.Text;

namespace SignupWeb.Kernel;

/// <summary>An e-mail address as typed, trimmed; compared by <see cref="Normalized"/>.</summary>
public readonly record struct EmailAddress
{
    public const int MaxLength = 254;

    /// <summary>Stands where the address of somebody who was erased stood; mail to it reaches nobody.</summary>
    public static readonly EmailAddress Erased = new("erased@erased.invalid");

    private readonly string? text;

    private EmailAddress(string value) => text = value;

    /// <summary>Empty where nothing was ever given.</summary>
    public string Value => text ?? string.Empty;

    /// <summary>The form that must be unique: upper case, invariant.</summary>
    public string Normalized => Value.ToUpperInvariant();

    public static bool TryParse([NotNullWhen(true)] string? text, out EmailAddress address)
    {
        address = default;
        var trimmed = text?.Trim();
        if (string.IsNullOrEmpty(trimmed) || trimmed.Length > MaxLength || trimmed.Any(char.IsControl) || trimmed.Any(char.IsWhiteSpace)) { return false; }
        if (!MailAddress.TryCreate(trimmed, out var parsed) || parsed.Address != trimmed) { return false; }
        if (!Ascii.IsValid(parsed.User)) { return false; } // mail servers that take others are few: nobody would get a mail there
        var host = parsed.Host;
        if (!host.Contains('.', StringComparison.Ordinal) || host.StartsWith('.') || host.EndsWith('.') || host.Contains("..", StringComparison.Ordinal)) { return false; }
        address = new(trimmed);
        return true;
    }

    /// <summary>An address that was taken when other rules held.</summary>
    internal static EmailAddress Kept(string text) => text.Length == 0 ? default : new(text);

    /// <summary>For addresses that were checked before; throws on any other.</summary>
    public static EmailAddress Parse(string text) => TryParse(text, out var address) ? address : throw new FormatException("Not an e-mail address.");

    public override string ToString() => Value;
}
