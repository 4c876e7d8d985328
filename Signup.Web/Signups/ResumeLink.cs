using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;

namespace SignupWeb.Signups;

/// <summary>The one service mail for a closed tab: an hour after the customer became known, the way back to where they stopped.</summary>
public sealed class ResumeLink(SignedLinks links, PublicAddress address, CustomerProfiles profiles, IStringLocalizer<SignupsTexts> texts, IOptions<ShopOptions> shop, Post post, TimeProvider time) : IWhenDue, IMailTemplates
{
    public const string MailKind = "resume-signup";

    public const string LinkKind = "resume";

    public static readonly TimeSpan After = TimeSpan.FromHours(1);

    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public static string Kind => "signup-resume-mail";

    public IEnumerable<MailTemplate> Templates => [new(MailKind, MailGroup.SignUp, texts["Sign-up not finished"], () => Letter(new(MailSamples.Id), new(MailSamples.Id), MailSamples.Buyer.FirstName, MailSamples.Offer.PlanName))];

    public async Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken)
    {
        var id = new SignupId(subjectId);
        var signup = await db.Set<Signup>().SingleAsync(s => s.Id == id, cancellationToken);
        if (!signup.IsOpen || signup.CustomerId is not { } customer) { return; }
        await Write(db, signup, customer, cancellationToken);
    }

    /// <summary>Writes the mail with a new link; the customer's older links stay valid until they expire.</summary>
    public async Task Write(SignupDb db, Signup signup, CustomerId customer, CancellationToken cancellationToken)
    {
        if (await profiles.ContactOf(db, customer, cancellationToken) is not { } contact) { return; }
        db.Add(post.To(contact.Email, MailKind, contact.Culture, () => Letter(signup.Id, customer, contact.FirstName, signup.Offer.PlanName), customer));
    }

    private Letter Letter(SignupId signup, CustomerId customer, string firstName, string plan) => new(shop.Value.Name, texts.Say("Continue your sign-up"), texts.Say("Continue your sign-up"))
    {
        Paragraphs = [texts.Say("Hello {0}, your order of {1} is not finished. Your answers are saved and nothing was charged.", ("first_name", firstName), ("plan", plan))],
        Button = (texts["Continue"], address.Of($"/resume/{links.Make(LinkKind, Lifetime, signup.Value, customer.Value)}")),
        Fine = texts["The link works until {0}.", shop.Value.Local(time.GetUtcNow() + Lifetime).DayAndTime()],
    };
}
