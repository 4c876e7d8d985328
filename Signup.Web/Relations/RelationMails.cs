using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;

namespace SignupWeb.Relations;

/// <summary>What preferred clients are written: the welcome pack, and an offer whose code came after it.</summary>
public sealed class RelationMails(IStringLocalizer<RelationsTexts> texts, IOptions<ShopOptions> shop, PublicAddress address, Post post) : IMailTemplates
{
    public const string WelcomeKind = "welcome-pack";

    public const string OfferKind = "limited-offer";

    private static readonly PreferredClient Sample = new() { FirstName = MailSamples.Buyer.FirstName, PlanName = MailSamples.Offer.PlanName };

    private static LimitedOffer SampleOffer => LimitedOffer.Ask(new(MailSamples.Id), new(), MailSamples.At);

    public IEnumerable<MailTemplate> Templates =>
    [
        new(WelcomeKind, MailGroup.Order, texts["Welcome pack"], () => WelcomeLetter(Sample, SampleOffer), () => WelcomeLetter(Sample, null)),
        new(OfferKind, MailGroup.Order, texts["Limited-time offer"], () => OfferLetter(Sample, SampleOffer)),
    ];

    /// <param name="offer">Null while its code is not there, or none is made.</param>
    public MailMessage Welcome(PreferredClient client, LimitedOffer? offer) => post.To(client.Email, WelcomeKind, client.Culture, () => WelcomeLetter(client, offer), client.CustomerId);

    public MailMessage Offer(PreferredClient client, LimitedOffer offer) => post.To(client.Email, OfferKind, client.Culture, () => OfferLetter(client, offer), client.CustomerId);

    private Letter WelcomeLetter(PreferredClient client, LimitedOffer? offer) => new(shop.Value.Name, texts.Say("Welcome to {0}", ("shop", shop.Value.Name)), texts.Say("Welcome, {0}", ("first_name", client.FirstName)))
    {
        Reach = Reach.AsPreferred,
        Paragraphs =
        [
            texts.Say("You are now one of our preferred clients. This is what to know first."),
            texts.Say("In your account you find your plan, your contract, invoices and downloads, and you can change your details there."),
            texts.Say("If you need a person, write to {0}. Have your contract number at hand.", ("support_email", shop.Value.SupportEmail)),
            .. offer is null ? [] : TheOffer(offer),
        ],
        Facts = [(texts["Plan"], client.PlanName), (texts["Write to"], shop.Value.SupportEmail), .. offer is null ? [] : Facts(offer)],
        Button = (texts["Open my account"], address.Of("/account")),
        Fine = offer is null ? null : NoMore,
    };

    private Letter OfferLetter(PreferredClient client, LimitedOffer offer) => new(shop.Value.Name, texts.Say("Your offer: {0} off your next purchase", Percent(offer)), texts.Say("{0} off your next purchase", Percent(offer)))
    {
        Reach = Reach.AsPreferred,
        Paragraphs = [texts.Say("Hello {0}, this offer should have come with your welcome pack.", ("first_name", client.FirstName)), .. TheOffer(offer)],
        Facts = Facts(offer),
        Button = (texts["See the plans"], address.Of(Link(offer))),
        Fine = NoMore,
    };

    private string NoMore => texts["You get this offer once. If you want no offers from us, write to {0}.", shop.Value.SupportEmail];

    private Sentence[] TheOffer(LimitedOffer offer) =>
        [texts.Say("As a thank-you, the code {0} takes {1} off the first payment of your next purchase. It is for you alone, works once, and ends on {2}.", ("code", offer.Code), Percent(offer), ("until", Until(offer)))];

    private (string Name, string Value)[] Facts(LimitedOffer offer) => [(texts["Your code"], offer.Code), (texts["It takes off"], Off(offer)), (texts["Until"], Until(offer))];

    private string Until(LimitedOffer offer) => shop.Value.Local(offer.EndsAt).DayAndTime();

    private static string Off(LimitedOffer offer) => (offer.BasisPoints / 100m).ToString("0.##", CultureInfo.CurrentCulture) + " %";

    private static (string Name, object? Value) Percent(LimitedOffer offer) => ("percent", Off(offer));

    private static string Link(LimitedOffer offer) => $"/?code={Uri.EscapeDataString(offer.Code)}";
}
