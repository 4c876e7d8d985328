using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Customers;

/// <summary>
/// The link mailed to the new address was used: it is the customer's from now on, for mail and for signing in. All other sessions end,
/// and links mailed to the old address do nothing any more. Refusal: INVALID_TOKEN (wrong, used, older than the newest, expired, or the address was taken meanwhile).
/// </summary>
public sealed class ConfirmAddress(UnitOfWork unit, SignedLinks links, AddressMail mail, TimeProvider time)
{
    /// <param name="actor">Whoever clicked; their session goes on when it is the same person's.</param>
    public async Task<Result<Done>> Run(string? token, Actor actor, CancellationToken cancellationToken = default)
    {
        if (links.Read(AddressChange.LinkKind, token).Refused(out _, out var link) || link.Ids.Count != 2) { return SignedLinks.Invalid; }
        var (loginId, id) = (link.Ids[0], link.Ids[1]);
        return await Move(loginId, id, actor.LoginId == loginId ? actor.Session : null, cancellationToken);
    }

    /// <summary>The unique index decides when the address is registered at the same moment: whoever is second finds it taken.</summary>
    private Task<Result<Done>> Move(Guid loginId, Guid link, SessionId? kept, CancellationToken cancellationToken) => unit.Run<Result<Done>>(
        async db =>
        {
            var change = await db.Set<AddressChange>().SingleOrDefaultAsync(a => a.LoginId == loginId, cancellationToken);
            if (change?.Opens(link) != true || await db.IsTaken(change.NewAddress, cancellationToken)) { return SignedLinks.Invalid; }
            var id = new CustomerId(loginId);
            var customer = await db.Set<Customer>().SingleAsync(c => c.Id == id, cancellationToken);
            var login = await db.Users.SingleAsync(l => l.Id == loginId, cancellationToken);
            await MakeRoom(db, change.NewAddress, cancellationToken);
            var (now, old) = (time.GetUtcNow(), customer.Email);
            login.MoveTo(change.NewAddress);
            if (customer.MoveTo(change.NewAddress, now)) { db.Announce(new CustomerVerified(id)); }
            db.Announce(new CustomerAddressChanged(id));
            if (customer.Profile.IsComplete) { db.Announce(new BillingDetailsChanged(id, CustomerProfiles.PartyOf(customer))); }
            change.Moved(old, now);
            mail.WriteChanged(db, customer, old, change.OldAddress == old ? change.UndoLink : null);
            await db.VoidLinks(loginId, now, cancellationToken);
            var ended = await Sessions.EndAll(db, loginId, SessionEnd.AddressChanged, now, kept, cancellationToken);
            if (ended > 0) { db.Announce(new SessionsInvalidated(id, ended)); }
            return Done.It;
        },
        cancellationToken);

    /// <summary>An account nobody has claimed goes: it must not keep the address from its owner, who has just proved to be it.</summary>
    private static async Task MakeRoom(SignupDb db, EmailAddress email, CancellationToken cancellationToken)
    {
        if (await db.UnclaimedOf(email, cancellationToken) is not { } squatted) { return; }
        db.Remove(squatted);
        db.Remove(await db.Users.SingleAsync(l => l.Id == squatted.Id.Value, cancellationToken));
    }
}
