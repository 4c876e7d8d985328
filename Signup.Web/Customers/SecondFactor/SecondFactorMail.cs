using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers.SecondFactor;

/// <summary>Tells the owner of a login, customer or staff, whenever something about the second factor changes: it may have been somebody else.</summary>
public sealed class SecondFactorMail(IStringLocalizer<CustomersTexts> texts, IOptions<ShopOptions> shop, TimeProvider time)
{
    public Task WriteOn(SignupDb db, Guid loginId, CancellationToken cancellationToken) =>
        Write(db, loginId, "second-factor-on", () => Letter(texts["Two-factor sign-in is on"], texts["From now on we ask for a code of your authenticator app after the password. Keep your recovery codes where you find them without your phone."]), cancellationToken);

    public Task WriteOff(SignupDb db, Guid loginId, CancellationToken cancellationToken) =>
        Write(db, loginId, "second-factor-off", () => Letter(texts["Two-factor sign-in is off"], texts["Your authenticator app was removed, and your recovery codes do not work any more. We only ask for your password now."]), cancellationToken);

    public Task WriteCodesRenewed(SignupDb db, Guid loginId, CancellationToken cancellationToken) =>
        Write(db, loginId, "recovery-codes-renewed", () => Letter(texts["You have new recovery codes"], texts["The old ones do not work any more."]), cancellationToken);

    public Task WriteRecoveryCodeUsed(SignupDb db, Guid loginId, int left, CancellationToken cancellationToken) =>
        Write(db, loginId, "recovery-code-used", () => Letter(texts["A recovery code was used to sign in"], texts["Recovery codes left: {0}. You can make new ones under Security.", left]), cancellationToken);

    public Task WriteReset(SignupDb db, Guid loginId, string reason, CancellationToken cancellationToken) =>
        Write(db, loginId, "second-factor-reset", () => Letter(texts["Your second factor was reset"], texts["Our staff removed your authenticator app, recovery codes and passkeys and ended your sessions. Reason: {0}.", reason], texts["Sign in with your password and set up two-factor sign-in again."]), cancellationToken);

    private async Task Write(SignupDb db, Guid loginId, string kind, Func<Letter> letter, CancellationToken cancellationToken)
    {
        var id = new CustomerId(loginId);
        var login = await db.Users.Where(l => l.Id == loginId).Select(l => new { l.Email, l.Culture }).SingleAsync(cancellationToken);
        var customers = await db.Set<Customer>().Where(c => c.Id == id).Select(c => c.Culture).SingleOrDefaultAsync(cancellationToken);
        if (!EmailAddress.TryParse(login.Email, out var email)) { return; }
        db.Add(MailMessage.To(email, kind, (customers ?? login.Culture) is { } culture ? Speaking.In(culture, letter) : letter(), time.GetUtcNow(), customers is null ? null : id));
    }

    private Letter Letter(string subject, params IReadOnlyList<string> paragraphs) => new(shop.Value.Name, subject, subject)
    {
        Paragraphs = [.. paragraphs, texts["If it was not you, write to {0} at once.", shop.Value.SupportEmail]],
    };
}
