using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;
using SignupWeb.Subscriptions;

namespace SignupWeb.Signups;

/// <summary>What a link to another plan says.</summary>
/// <param name="Of">The order that began what runs.</param>
/// <param name="Beside">It leads to a second contract beside what runs, not to a change of it.</param>
public sealed record Upgrade(OrderId Of, PlanId Plan, BillingCycle Cycle, bool Beside, SignedLink Link);

/// <summary>R1, Existing Business: the signed link to another plan, in place of what runs or beside it. It is for the account it was made for, works once, and changes nothing by being opened.</summary>
public sealed class UpgradeLink(SignedLinks links, PublicAddress address, IStringLocalizer<SignupsTexts> texts, IOptions<ShopOptions> shop, Post post, TimeProvider time) : IMailTemplates
{
    public const string MailKind = "plan-suggested";

    public const string SecondKind = "second-plan-suggested";

    public const string LinkKind = "upgrade";

    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public IEnumerable<MailTemplate> Templates =>
    [
        new(MailKind, MailGroup.Order, texts["Another plan suggested"], () => Letter(new(MailSamples.Id), MailSamples.Buyer.FirstName, MailSamples.Offer.PlanName, MailSamples.Offer with { PlanName = "Team" })),
        new(SecondKind, MailGroup.Order, texts["Second contract suggested"], () => LetterBeside(new(MailSamples.Id), MailSamples.Buyer.FirstName, MailSamples.Offer.PlanName, MailSamples.Offer with { PlanName = "Team" })),
    ];

    /// <summary>Its local address.</summary>
    public string To(OrderId of, PlanId plan, BillingCycle cycle, bool beside = false) => "/upgrade/" + links.Make(LinkKind, Lifetime, of.Value, plan.Value, new Guid((int)cycle, (short)(beside ? 1 : 0), 0, new byte[8]));

    /// <summary>What a link says. Refusals: those of <see cref="SignedLinks.Read"/>.</summary>
    public Result<Upgrade> Read(string? token)
    {
        if (links.Read(LinkKind, token).Refused(out var refusal, out var link)) { return refusal; }
        return link.Ids is [var of, var plan, var cycle] && cycle.ToByteArray() is var how ? new Upgrade(new(of), new(plan), (BillingCycle)BitConverter.ToInt32(how), how[4] == 1, link) : SignedLinks.Invalid;
    }

    public MailMessage Write(Contact contact, CustomerId customer, Subscription runs, Offer other, bool beside) =>
        post.To(contact.Email, beside ? SecondKind : MailKind, contact.Culture, () => beside ? LetterBeside(runs.OrderId, contact.FirstName, runs.PlanName, other) : Letter(runs.OrderId, contact.FirstName, runs.PlanName, other), customer);

    private Letter LetterBeside(OrderId of, string firstName, string now, Offer other) => Letter(of, firstName, now, other) with
    {
        Subject = texts.Say("Our suggestion: {0} beside {1}", ("plan", other.PlanName), ("now", now)),
        Heading = texts.Say("{0} beside {1}?", ("plan", other.PlanName), ("now", now)),
        Paragraphs =
        [
            texts.Say("Hello {0}, we think that {1} goes well with {2}.", ("first_name", firstName), ("plan", other.PlanName), ("now", now)),
            texts.Say("It would be a second contract beside the one you have. We know your account already, and your card too, unless it has expired. Nothing begins before you have ordered it."),
        ],
        Button = (texts["See the offer"], address.Of(To(of, other.PlanId, other.BillingCycle, beside: true))),
    };

    private Letter Letter(OrderId of, string firstName, string now, Offer other) => new(shop.Value.Name, texts.Say("Our suggestion: {0} in place of {1}", ("plan", other.PlanName), ("now", now)), texts.Say("{0} in place of {1}?", ("plan", other.PlanName), ("now", now)))
    {
        Reach = Reach.AsPreferred,
        Paragraphs =
        [
            texts.Say("Hello {0}, we think that {1} suits you better than {2}.", ("first_name", firstName), ("plan", other.PlanName), ("now", now)),
            texts.Say("The page says what you would pay today and later. Nothing changes before you have ordered it."),
        ],
        Facts = [(texts["Plan"], other.PlanName), (texts["Price"], other.BillingCycle == BillingCycle.Yearly ? texts["{0} a year plus VAT", Written(other.Net)] : texts["{0} a month plus VAT", Written(other.Net)])],
        Button = (texts["See what changes"], address.Of(To(of, other.PlanId, other.BillingCycle))),
        Fine = texts["The link works once, for your account alone, until {0}.", shop.Value.Local(time.GetUtcNow() + Lifetime).DayAndTime()],
    };

    private static string Written(Money money) => money.ToString(null, CultureInfo.CurrentCulture);
}
