using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Customers;

/// <summary>
/// A new password by the link from the mail: all sessions end, and the address is proved by it. Refusals: INVALID_TOKEN (wrong, used,
/// older than the newest, or expired), PASSWORD_INVALID.
/// </summary>
public sealed class ResetPassword(IDbContextFactory<SignupDb> contexts, UnitOfWork unit, PasswordWork passwords, SignedLinks links, WaysIn waysIn, CustomerMail mail, TimeProvider time)
{
    public async Task<Result<Done>> Run(string? token, string? password, CancellationToken cancellationToken = default)
    {
        if ((await Read(token, cancellationToken)).Refused(out var refusal, out var found)) { return refusal; }
        if (passwords.Check(password, found.Email, found.Role) is { } weak) { return weak; }
        if ((await passwords.Hash(password!, cancellationToken)).Refused(out var busy, out var hash)) { return busy; }
        return await Change(found, hash, cancellationToken);
    }

    /// <summary>Whose link it is while it still works, for the page that asks for the new password.</summary>
    public async Task<Result<Role>> Look(string? token, CancellationToken cancellationToken = default) =>
        (await Read(token, cancellationToken)).Refused(out var refusal, out var found) ? refusal : found.Role;

    private async Task<Result<Found>> Read(string? token, CancellationToken cancellationToken)
    {
        if (links.Read(PasswordReset.LinkKind, token).Refused(out _, out var link) || link.Ids.Count != 2) { return SignedLinks.Invalid; }
        var (loginId, id) = (link.Ids[0], link.Ids[1]);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var reset = await db.Set<PasswordReset>().AsNoTracking().SingleOrDefaultAsync(r => r.LoginId == loginId, cancellationToken);
        if (reset?.Opens(id) != true) { return SignedLinks.Invalid; }
        var login = await db.Users.AsNoTracking().SingleAsync(l => l.Id == loginId, cancellationToken);
        return new Found(loginId, id, login.Email, login.Role);
    }

    private Task<Result<Done>> Change(Found found, string hash, CancellationToken cancellationToken) => unit.Run<Result<Done>>(
        async db =>
        {
            var reset = await db.Set<PasswordReset>().SingleOrDefaultAsync(r => r.LoginId == found.LoginId, cancellationToken);
            if (reset?.Opens(found.Link) != true) { return SignedLinks.Invalid; }
            var now = time.GetUtcNow();
            await db.VoidLinks(found.LoginId, now, cancellationToken);
            var login = await db.Users.SingleAsync(l => l.Id == found.LoginId, cancellationToken);
            login.SetPassword(hash);
            var ended = await Sessions.EndAll(db, login.Id, SessionEnd.PasswordChanged, now, cancellationToken: cancellationToken);
            await TellTheCustomer(db, login, ended, now, cancellationToken);
            return Done.It;
        },
        cancellationToken);

    private async Task TellTheCustomer(SignupDb db, Login login, int ended, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = new CustomerId(login.Id);
        var customer = await db.Set<Customer>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        mail.WritePasswordChanged(db, login, customer);
        if (customer is null) { return; }
        if (ended > 0) { db.Announce(new SessionsInvalidated(id, ended)); }
        if (!customer.Verify(now)) { return; }
        db.Announce(new CustomerVerified(id));
        await waysIn.Remove(db, login, cancellationToken);
    }

    private sealed record Found(Guid LoginId, Guid Link, string? Email, Role Role);
}
