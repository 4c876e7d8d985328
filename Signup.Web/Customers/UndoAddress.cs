using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Customers;

/// <summary>
/// The owner of the old address takes a change of it back, within a week: somebody else was in the account. It has the old address again, no password and no other way in
/// any more, everybody is signed out, and a link to choose a new password goes to the old address. Refusal: INVALID_TOKEN (wrong, used, too late, or the address has another account).
/// </summary>
public sealed class UndoAddress(UnitOfWork unit, SignedLinks links, WaysIn waysIn, CustomerMail mail, TimeProvider time)
{
    public async Task<Result<Done>> Run(string? token, CancellationToken cancellationToken = default)
    {
        if (links.Read(AddressChange.UndoKind, token).Refused(out _, out var link) || link.Ids.Count != 2) { return SignedLinks.Invalid; }
        return await unit.Run<Result<Done>>(db => Undo(db, link.Ids[0], link.Ids[1], cancellationToken), cancellationToken);
    }

    private async Task<Result<Done>> Undo(SignupDb db, Guid loginId, Guid link, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var change = await db.Set<AddressChange>().SingleOrDefaultAsync(a => a.LoginId == loginId, cancellationToken);
        if (change?.BackBy(link, now) is not { } old || await db.LoginOf(old, cancellationToken) is not null) { return SignedLinks.Invalid; }
        var id = new CustomerId(loginId);
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == id, cancellationToken);
        var login = await db.Users.SingleAsync(l => l.Id == loginId, cancellationToken);
        customer.MoveTo(old, now);
        login.MoveTo(old);
        await waysIn.Remove(db, login, cancellationToken); // the change with it: the link works once
        login.DropPassword();
        await db.VoidLinks(loginId, now, cancellationToken);
        db.Announce(new CustomerAddressChanged(id));
        if (customer.Profile.IsComplete) { db.Announce(new BillingDetailsChanged(id, CustomerProfiles.PartyOf(customer))); }
        await MailNewPassword(db, login, now, cancellationToken);
        var ended = await Sessions.EndAll(db, loginId, SessionEnd.AddressChanged, now, cancellationToken: cancellationToken);
        if (ended > 0) { db.Announce(new SessionsInvalidated(id, ended)); }
        return Done.It;
    }

    private async Task MailNewPassword(SignupDb db, Login login, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var reset = await db.Set<PasswordReset>().SingleOrDefaultAsync(r => r.LoginId == login.Id, cancellationToken);
        if (reset is null) { db.Add(reset = new PasswordReset { LoginId = login.Id }); }
        reset.Renew(now);
        await mail.WriteReset(db, login, reset, cancellationToken);
    }
}
