using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.Signups;

/// <summary>
/// A manager ends a sign-up in which nothing is ordered yet; its customer is told by mail, if there is one. Already cancelled is a success that changes nothing.
/// Refusals: UNAUTHORIZED, FORBIDDEN, REASON_MISSING, TOO_LONG, SIGNUP_NOT_FOUND, SIGNUP_ORDERED, SIGNUP_OVER.
/// </summary>
public sealed class CancelSignup(UnitOfWork unit, CustomerProfiles profiles, PublicAddress address, IStringLocalizer<SignupsTexts> texts, IOptions<ShopOptions> shop, Post post, TimeProvider time) : IMailTemplates
{
    public const string MailKind = "signup-cancelled";

    public const int LongestReason = 500;

    public static readonly Refusal ReasonMissing = Refusal.Invalid("REASON_MISSING", "Enter why it is ended", "reason");

    public static readonly Refusal TooLong = Refusal.Invalid("TOO_LONG", "The reason must be {0} characters or fewer.", "reason") with { Arguments = [LongestReason] };

    public static readonly Refusal Ordered = Refusal.Conflict("SIGNUP_ORDERED", "Something was ordered in this sign-up. See to the order instead.");

    public IEnumerable<MailTemplate> Templates => [new(MailKind, MailGroup.SignUp, texts["Sign-up ended by us"], () => Letter(MailSamples.Buyer.FirstName, MailSamples.Offer.PlanName))];

    public async Task<Result<Done>> Run(Actor actor, SignupId id, string? reason, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Manager, Role.Admin) is { } no) { return no; }
        if (string.IsNullOrWhiteSpace(reason)) { return ReasonMissing; }
        if (reason.Trim() is { Length: <= LongestReason } why) { return await End(actor, id, why, cancellationToken); }
        return TooLong;
    }

    private Task<Result<Done>> End(Actor actor, SignupId id, string reason, CancellationToken cancellationToken) => unit.Run<Result<Done>>(
        async db =>
        {
            if (await db.Set<Signup>().SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is not { } signup) { return Signup.NotFound; }
            if (signup.OrderId is not null) { return Ordered; }
            if (signup.State == SignupState.Cancelled) { return Done.It; }
            if (!signup.IsOpen) { return Signup.Over; }
            var now = time.GetUtcNow();
            signup.Cancel(now);
            await db.CloseDeadlines(id, now, cancellationToken);
            await ForgetSignups.ForgetQuotes(db, id, cancellationToken);
            db.Announce(new SignupCancelled(id));
            db.Audit(actor, AuditAction.CancelledSignup, new(id.ToString(), id.Value, signup.CustomerId), new AuditChange("Reason", null, reason));
            if (signup.CustomerId is { } customer) { await Tell(db, signup, customer, cancellationToken); }
            return Done.It;
        },
        cancellationToken);

    private async Task Tell(SignupDb db, Signup signup, CustomerId customer, CancellationToken cancellationToken)
    {
        if (await profiles.ContactOf(db, customer, cancellationToken) is not { } contact) { return; }
        db.Add(post.To(contact.Email, MailKind, contact.Culture, () => Letter(contact.FirstName, signup.Offer.PlanName), customer));
    }

    private Letter Letter(string firstName, string plan) => new(shop.Value.Name, texts.Say("Your sign-up has ended"), texts.Say("Your sign-up has ended"))
    {
        Reach = Reach.AsPreferred,
        Paragraphs = [texts.Say("Hello {0}, we ended your sign-up for {1}. Nothing was ordered and nothing was charged.", ("first_name", firstName), ("plan", plan))],
        Button = (texts["See the plans"], address.Of("/")),
    };
}
