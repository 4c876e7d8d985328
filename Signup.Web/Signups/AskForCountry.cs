using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Tax;
using SignupWeb.Platform.Web;

namespace SignupWeb.Signups;

/// <summary>What somebody asks whose country is not served.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="About">What they want to buy, in their words; may be empty.</param>
public sealed record CountryWish(string? Country, string? Email, string? About);

/// <summary>Somebody would buy from where we do not sell: the shop gets their word by mail, and answers it. Refusals: COUNTRY_MISSING, COUNTRY_SERVED, EMAIL_INVALID, TOO_LONG, NOT_PRINTABLE, TOO_MANY_REQUESTS.</summary>
public sealed class AskForCountry(UnitOfWork unit, Post post, Throttle throttle, IOptionsMonitor<LimitOptions> limits, IStringLocalizer<SignupsTexts> texts, IOptions<ShopOptions> shop) : IMailTemplates
{
    public const string MailKind = "country-asked";

    public const int LongestText = 500;

    public static readonly Refusal Missing = Refusal.Invalid("COUNTRY_MISSING", "Choose your country", "country");

    public static readonly Refusal Served = Refusal.Invalid("COUNTRY_SERVED", "We do sell there: choose it on the plan page", "country");

    public IEnumerable<MailTemplate> Templates => [new(MailKind, MailGroup.Staff, texts["Somebody from a country that is not served"], () => Write("CA", "mara@hafenlicht.example", "Team, yearly")) { OnlyInEnglish = true }];

    public async Task<Result<Done>> Run(CountryWish wish, Origin origin, CancellationToken cancellationToken = default)
    {
        if (Refusal.Of([.. Wrong(wish)]) is { } wrong) { return wrong; }
        if (throttle.Take(limits.CurrentValue.Mail, "country asked from:" + origin.Address) is { } tooMany) { return tooMany; }
        return await unit.Run<Result<Done>>(
            db =>
            {
                db.Add(post.To(EmailAddress.Parse(shop.Value.SupportEmail), MailKind, LanguageChoice.Cultures[0].Name, () => Write(wish.Country!, wish.Email!.Trim(), wish.About?.Trim() ?? string.Empty)));
                return Task.FromResult<Result<Done>>(Done.It);
            },
            cancellationToken);
    }

    /// <summary>The countries of the world that are not served, in the reader's language and alphabet.</summary>
    public static IReadOnlyList<(string Code, string Name)> NotServed() =>
        [.. Regions().Where(region => TaxCountries.Find(region.TwoLetterISORegionName) is null).Select(region => (region.TwoLetterISORegionName, region.DisplayName)).OrderBy(country => country.DisplayName, StringComparer.CurrentCulture)];

    private static IEnumerable<Refusal> Wrong(CountryWish wish)
    {
        if (TaxCountries.Find(wish.Country) is not null) { yield return Served; }
        else if (Regions().All(region => region.TwoLetterISORegionName != wish.Country)) { yield return Missing; }
        if (!EmailAddress.TryParse(wish.Email, out _)) { yield return string.IsNullOrWhiteSpace(wish.Email) ? Customer.EmailMissing : Customer.EmailInvalid; }
        if (ProfileRules.Line(wish.About, "about", LongestText) is { } line) { yield return line; }
    }

    private static IEnumerable<RegionInfo> Regions() =>
        CultureInfo.GetCultures(CultureTypes.SpecificCultures).Select(culture => culture.Name).Where(name => name.Length > 0).Select(name => new RegionInfo(name)).Where(region => region.TwoLetterISORegionName is [>= 'A' and <= 'Z', >= 'A' and <= 'Z']).DistinctBy(region => region.TwoLetterISORegionName, StringComparer.Ordinal);

    private Letter Write(string country, string email, string about)
    {
        var name = new RegionInfo(country).EnglishName;
        return new(shop.Value.Name, texts.Say("Somebody in {0} would like to buy", ("country", name)), texts.Say("Somebody in {0} would like to buy", ("country", name)))
        {
            Paragraphs = [texts.Say("The shop does not sell there. They expect an answer at {0}.", ("email", email))],
            Facts = [(texts["Country"], name), (texts["E-mail"], email), .. about.Length > 0 ? [(texts["What they want"].Value, about)] : ((string, string)[])[]],
        };
    }
}
