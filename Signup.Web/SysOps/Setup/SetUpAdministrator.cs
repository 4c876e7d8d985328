using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.Setup;

/// <summary>What the first administrator types.</summary>
public sealed record AdministratorForm(string? Name, string? Email, string? Password);

/// <summary>Makes the first administrator, once in the life of an installation. There is no administrator before it, and no default password.</summary>
public sealed class SetUpAdministrator(UnitOfWork work, IDbContextFactory<SignupDb> contexts, SetupLink links, PasswordWork passwords, Sessions sessions)
{
    /// <summary>The key that lets only one set-up win, whatever link it came with.</summary>
    private const string ClosedBy = "setup-done";

    public static readonly Refusal Closed = Refusal.NotFound("SETUP_CLOSED", "Set-up is finished.");

    public static readonly Refusal EmailTaken = Refusal.Invalid("EMAIL_EXISTS", "There is already an account with this e-mail address", "email");

    private static readonly Refusal NameMissing = Refusal.Invalid("NAME_MISSING", "Enter your name", "name");
    private static readonly Refusal EmailInvalid = Refusal.Invalid("EMAIL_INVALID", "Enter an e-mail address in the correct format, like name@example.com", "email");

    /// <summary>True until somebody of the staff can sign in.</summary>
    public async Task<bool> IsOpen(CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await IsOpen(db, cancellationToken);
    }

    /// <summary>Set-up with the link from the console; signs the administrator in. Refusals: SETUP_CLOSED, INVALID_TOKEN, LINK_EXPIRED, and those of the form.</summary>
    public async Task<Result<StartedSession>> Run(string? token, AdministratorForm form, Origin origin, CancellationToken cancellationToken = default)
    {
        if (!await IsOpen(cancellationToken)) { return Closed; }
        if (links.Read(token).Refused(out var refusal, out _)) { return refusal; }
        return await Make(form, (db, login) => sessions.Start(db, login, SessionKind.Cookie, origin), cancellationToken);
    }

    /// <summary>Set-up by whoever can write the settings; needs no link.</summary>
    internal Task<Result<Done>> Run(AdministratorForm form, CancellationToken cancellationToken) =>
        Make(form, (_, _) => Done.It, cancellationToken);

    private async Task<Result<T>> Make<T>(AdministratorForm form, Func<SignupDb, Login, T> then, CancellationToken cancellationToken)
    {
        if (Check(form) is { } wrong) { return wrong; }
        _ = EmailAddress.TryParse(form.Email, out var email);
        if ((await passwords.Hash(form.Password!, cancellationToken)).Refused(out var busy, out var hash)) { return busy; }
        return await work.Run<Result<T>>(async db =>
        {
            if (!await IsOpen(db, cancellationToken)) { return Closed; }
            if (await db.LoginOf(email, cancellationToken) is not null) { return EmailTaken; }
            var administrator = Logins.Make(email, Role.Admin, form.Name!.Trim(), hash);
            (administrator.EmailConfirmed, administrator.Culture) = (true, LanguageChoice.Current.Name);
            db.Add(administrator);
            db.Add(new UsedLink { Nonce = ClosedBy, Kind = SetupLink.Kind, ExpiresAt = DateTimeOffset.MaxValue });
            return then(db, administrator);
        }, cancellationToken);
    }

    private static async Task<bool> IsOpen(SignupDb db, CancellationToken cancellationToken) =>
        !await db.Users.AnyAsync(l => l.Role != Role.Customer, cancellationToken)
        && !await db.Set<UsedLink>().AnyAsync(l => l.Nonce == ClosedBy, cancellationToken);

    private Refusal? Check(AdministratorForm form)
    {
        List<Refusal> wrong = [];
        if (string.IsNullOrWhiteSpace(form.Name)) { wrong.Add(NameMissing); }
        if (!EmailAddress.TryParse(form.Email, out _)) { wrong.Add(EmailInvalid); }
        if (passwords.Check(form.Password, form.Email, Role.Admin) is { } password) { wrong.Add(password); }
        return Refusal.Of(wrong);
    }
}
