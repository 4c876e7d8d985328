using System.Text.Json;
using SignupWeb.Kernel;

namespace SignupWeb.Platform.Access.Providers;

/// <summary>Reads a person out of what a provider says about them: id_token, userinfo, or the form it posted.</summary>
public static class ProviderClaims
{
    private const int NameLength = 100;
    private const int KeyLength = 255;

    /// <param name="sources">What counts first comes first.</param>
    public static ProviderIdentity Read(Provider provider, IReadOnlyList<JsonElement> sources)
    {
        var key = Text(sources, "sub", "id") ?? Number(sources, "id");
        if (key is not { Length: > 0 and <= KeyLength }) { throw new ProviderException("The provider did not say who it is."); }
        var email = EmailAddress.TryParse(Text(sources, "email"), out var address) ? address.Value : null;
        var (first, last) = Names(sources);
        return new(provider.Name, key, email, email is not null && (provider.Settings.TrustEmail || IsVerified(provider, email, sources)), first, last);
    }

    /// <summary>Apple tells a name once, in the form of the first sign-in: {"name":{"firstName":"","lastName":""}}.</summary>
    public static JsonElement? PostedName(string? user)
    {
        if (user is not { Length: > 0 and < 4000 }) { return null; }
        try
        {
            using var document = JsonDocument.Parse(user);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.Object ? name.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Said beside the very address it is about.</summary>
    private static bool IsVerified(Provider provider, string email, IReadOnlyList<JsonElement> sources) =>
        provider.Preset.VerifiedClaim is { } claim && sources.Any(s => string.Equals(Text([s], "email")?.Trim(), email, StringComparison.OrdinalIgnoreCase) && s.TryGetProperty(claim, out var value) && IsYes(value));

    /// <summary>True, "true" or 1: Apple writes texts, Entra numbers.</summary>
    private static bool IsYes(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.String => value.GetString() is "true" or "1",
        JsonValueKind.Number => value.TryGetInt32(out var number) && number == 1,
        _ => false,
    };

    private static (string First, string Last) Names(IReadOnlyList<JsonElement> sources)
    {
        var (first, last) = (Text(sources, "given_name", "first_name", "firstName"), Text(sources, "family_name", "last_name", "lastName"));
        if (first is null && last is null && Text(sources, "name") is { } whole)
        {
            var gap = whole.Trim().LastIndexOf(' ');
            (first, last) = gap < 0 ? (whole, null) : (whole.Trim()[..gap], whole.Trim()[(gap + 1)..]);
        }

        return (Line(first), Line(last));
    }

    private static string Line(string? text)
    {
        var line = new string([.. (text ?? string.Empty).Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && char.GetUnicodeCategory(c) is not System.Globalization.UnicodeCategory.Format)]).Trim();
        return line.Length > NameLength ? line[..NameLength].Trim() : line;
    }

    private static string? Number(IReadOnlyList<JsonElement> sources, string name) =>
        sources.Select(s => s.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetRawText() : null).FirstOrDefault(text => text is not null);

    private static string? Text(IReadOnlyList<JsonElement> sources, params string[] names) =>
        names.SelectMany(name => sources.Select(s => s.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null)).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
}
