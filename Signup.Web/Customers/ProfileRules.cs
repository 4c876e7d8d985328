using System.Text.RegularExpressions;
using SignupWeb.Kernel;
using SignupWeb.Platform.Addresses;
using SignupWeb.Platform.Tax;

namespace SignupWeb.Customers;

/// <summary>What a profile's fields must look like. Everything that is wrong is told at once, one sentence per field.</summary>
public static partial class ProfileRules
{
    private const int LineLength = 100;
    private const int AddressLength = 200;

    private static readonly (string Field, string Sentence, Func<Profile, string> Value)[] Names =
    [
        ("firstName", "Enter your first name", p => p.FirstName),
        ("lastName", "Enter your last name", p => p.LastName),
    ];

    private static readonly (string Field, string Sentence, Func<Profile, string> Value)[] Place =
    [
        ("country", "Choose your country", p => p.Country),
        ("address", "Enter your street and number", p => p.Address),
        ("postCode", "Enter your post code", p => p.PostCode),
        ("town", "Enter your town", p => p.Town),
    ];

    /// <summary>The profile with the change in it, or what is wrong.</summary>
    public static Result<Profile> Apply(Profile before, ProfileChange change, bool complete)
    {
        var after = Merge(before, change);
        List<Refusal> wrong = [.. Missing(after, Names), .. complete || before.IsComplete ? Missing(after, Place) : []];
        wrong.AddRange(TooLong(after));
        if (after.Country.Length > 0 && !Countries.Has(after.Country)) { wrong.Add(Refusal.Invalid("COUNTRY_INVALID", "Choose a country from the list", "country")); }
        if (after.PostCode.Length > 0 && !AddressRules.Fits(after.Country, after.PostCode)) { wrong.Add(Wrong("POST_CODE_INVALID", "Enter a post code as it is written in your country, like {0}", "postCode", AddressRules.Of(after.Country).Example)); }
        if (after.Region is { } given)
        {
            after = after with { Region = AddressRules.RegionIn(after.Country, given) };
            if (after.Region is null && AddressRules.Of(after.Country).Regions is not null) { wrong.Add(Refusal.Invalid("REGION_INVALID", "Choose a region from the list", "region")); }
        }
        else if (complete && AddressRules.Of(after.Country) is { Required: true, Region: { } name })
        {
            wrong.Add(Refusal.Invalid("REGION_MISSING", name == "State" ? "Choose your state" : "Choose your prefecture", "region"));
        }

        if (after.TaxId is { } taxId)
        {
            after = after with { TaxId = TaxId.Completed(after.Country, taxId) };
            if (!TaxId.IsWellFormed(after.Country, after.TaxId)) { wrong.Add(Wrong("TAX_ID_INVALID", "Enter a VAT number as it is written in your country, like {0}, or leave it empty", "taxId", TaxId.ExampleOf(after.Country))); }
            else if (after.Company is null) { wrong.Add(Refusal.Invalid("COMPANY_MISSING", "Enter the company the VAT number belongs to", "company")); }
        }

        return Refusal.Of(wrong) is { } refusal ? refusal : after;
    }

    /// <summary>A name goes into mails: it must not lead anywhere, or one could write to strangers in the shop's name.</summary>
    public static Refusal? Name(string? text, string field) => Line(text, field) ?? (text is not null && Address().IsMatch(text) ? Refusal.Invalid("NAME_INVALID", "Enter a name without a web address", field) : null);

    /// <summary>A line of text must be short and printable.</summary>
    public static Refusal? Line(string? text, string field, int length = LineLength) => text switch
    {
        null => null,
        _ when text.Trim().Length > length => Wrong("TOO_LONG", "Enter {0} characters or fewer", field, length),
        _ when NotPrintable().IsMatch(text) => Refusal.Invalid("NOT_PRINTABLE", "Remove the characters that cannot be printed", field),
        _ => null,
    };

    private static Profile Merge(Profile before, ProfileChange change) => before with
    {
        FirstName = change.FirstName?.Trim() ?? before.FirstName,
        LastName = change.LastName?.Trim() ?? before.LastName,
        Company = Optional(change.Company, before.Company),
        Address = change.Address?.Trim() ?? before.Address,
        PostCode = change.PostCode?.Trim().ToUpperInvariant() ?? before.PostCode,
        Town = change.Town?.Trim() ?? before.Town,
        Region = Optional(change.Region, before.Region),
        Country = change.Country?.Trim().ToUpperInvariant() ?? before.Country,
        TaxId = Optional(change.TaxId, before.TaxId),
        PurchaseReference = Optional(change.PurchaseReference, before.PurchaseReference),
        PreferredInbox = change.PreferredInbox is { } inbox && Enum.IsDefined(inbox) ? inbox : before.PreferredInbox,
    };

    private static string? Optional(string? given, string? before) => given is null ? before : given.Trim() is { Length: > 0 } text ? text : null;

    private static IEnumerable<Refusal> Missing(Profile profile, (string Field, string Sentence, Func<Profile, string> Value)[] fields) =>
        fields.Where(f => f.Value(profile).Length == 0).Select(f => Refusal.Invalid("PROFILE_INVALID", f.Sentence, f.Field));

    private static IEnumerable<Refusal> TooLong(Profile p) =>
        new[]
        {
            Name(p.FirstName, "firstName"), Name(p.LastName, "lastName"), Line(p.Company, "company"), Line(p.Address, "address", AddressLength),
            Line(p.Town, "town"), Line(p.PurchaseReference, "purchaseReference"),
        }.OfType<Refusal>();

    private static Refusal Wrong(string code, string sentence, string field, object value) => Refusal.Invalid(code, sentence, field) with { Arguments = [value] };

    [GeneratedRegex(@"[/\\@:]|[\p{L}\d]\.\p{L}{2}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Address();

    [GeneratedRegex(@"[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u2028\u2029\u202A-\u202E\u2066-\u2069]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex NotPrintable();
}
