using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers.SecondFactor;

/// <summary>Tells the owner of a login, customer or staff, whenever something about the second factor changes: it may have been somebody else.</summary>
public sealed class SecondFactorMail(IStringLocalizer<CustomersTexts> texts, IOptions<ShopOptions> shop, Post post) : IMailTemplates
{
    private const string OnMail = "second-factor-on";

    private const string OffMail = "second-factor-off";

    private const string RenewedMail = "recovery-codes-renewed";

    private const string UsedMail = "recovery-code-used";

    private const string ResetMail = "second-factor-reset";

    public IEnumerable<MailTemplate> Templates =>
    [
        new(OnMail, MailGroup.Account, texts["Two-factor sign-in on"], On),
        new(OffMail, MailGroup.Account, texts["Two-factor sign-in off"], Off),
        new(RenewedMail, MailGroup.Account, texts["Recovery codes renewed"], CodesRenewed),
        new(UsedMail, MailGroup.Account, texts["Recovery code used"], () => RecoveryCodeUsed(7)),
        new(ResetMail, MailGroup.Account, texts["Second factor reset"], () => Reset(texts["The telephone was lost"])),
    ];

    public Task WriteOn(SignupDb db, Guid loginId, CancellationToken cancellationToken) => Write(db, loginId, OnMail, On, cancellationToken);

    public Task WriteOff(SignupDb db, Guid loginId, CancellationToken cancellationToken) => Write(db, loginId, OffMail, Off, cancellationToken);

    public Task WriteCodesRenewed(SignupDb db, Guid loginId, CancellationToken cancellationToken) => Write(db, loginId, RenewedMail, CodesRenewed, cancellationToken);

    public Task WriteRecoveryCodeUsed(SignupDb db, Guid loginId, int left, CancellationToken cancellationToken) => Write(db, loginId, UsedMail, () => RecoveryCodeUsed(left), cancellationToken);

    public Task WriteReset(SignupDb db, Guid loginId, string reason, CancellationToken cancellationToken) => Write(db, loginId, ResetMail, () => Reset(reason), cancellationToken);

    private Letter On() => Letter(texts.Say("Two-factor sign-in is on"), texts.Say("From now on we ask for a code of your authenticator app after the password. Keep your recovery codes where you find them without your phone."));

    private Letter Off() => Letter(texts.Say("Two-factor sign-in is off"), texts.Say("Your authenticator app was removed, and your recovery codes do not work any more. We only ask for your password now."));

    private Letter CodesRenewed() => Letter(texts.Say("You have new recovery codes"), texts.Say("The old ones do not work any more."));

    private Letter RecoveryCodeUsed(int left) => Letter(texts.Say("A recovery code was used to sign in"), texts.Say("Recovery codes left: {0}. You can make new ones under Security.", ("codes_left", left)));

    private Letter Reset(string reason) => Letter(
        texts.Say("Your second factor was reset"),
        texts.Say("Our staff removed your authenticator app, recovery codes and passkeys and ended your sessions. Reason: {0}.", ("reason", reason)),
        texts.Say("Sign in with your password and set up two-factor sign-in again."));

    private async Task Write(SignupDb db, Guid loginId, string kind, Func<Letter> letter, CancellationToken cancellationToken)
    {
        var id = new CustomerId(loginId);
        var login = await db.Users.Where(l => l.Id == loginId).Select(l => new { l.Email, l.Culture }).SingleAsync(cancellationToken);
        var customers = await db.Set<Customer>().Where(c => c.Id == id).Select(c => c.Culture).SingleOrDefaultAsync(cancellationToken);
        if (!EmailAddress.TryParse(login.Email, out var email)) { return; }
        db.Add(post.To(email, kind, customers ?? login.Culture, letter, customers is null ? null : id));
    }

    private Letter Letter(Sentence subject, params IReadOnlyList<Sentence> paragraphs) => new(shop.Value.Name, subject, subject)
    {
        Reach = Reach.Both,
        Paragraphs = [.. paragraphs, texts.Say("If it was not you, write to {0} at once.", ("support_email", shop.Value.SupportEmail))],
    };
}
