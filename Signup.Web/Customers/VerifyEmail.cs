using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Customers;

/// <summary>What verifying an address gave.</summary>
/// <param name="AlreadyVerified">It was proved before; nothing changed.</param>
public sealed record Verified(CustomerId CustomerId, bool AlreadyVerified);

/// <summary>R4 SEQ-CUST-002: the link in the mail was used. Refusal: INVALID_TOKEN (wrong, older than the newest, or expired). Already verified is a success.</summary>
public sealed class VerifyEmail(UnitOfWork unit, SignedLinks links, WaysIn waysIn, TimeProvider time)
{
    public async Task<Result<Verified>> Run(string? token, CancellationToken cancellationToken = default)
    {
        if (links.Read(Verification.LinkKind, token).Refused(out _, out var link) || link.Ids.Count != 2) { return SignedLinks.Invalid; }
        return await Prove(new CustomerId(link.Ids[0]), link.Ids[1], cancellationToken);
    }

    private Task<Result<Verified>> Prove(CustomerId id, Guid link, CancellationToken cancellationToken) => unit.Run<Result<Verified>>(
        async db =>
        {
            var customer = await db.Set<Customer>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
            if (customer is null) { return SignedLinks.Invalid; }
            if (customer.VerifiedAt is not null) { return new Verified(id, AlreadyVerified: true); }
            var verification = await db.Set<Verification>().SingleOrDefaultAsync(v => v.CustomerId == id, cancellationToken);
            if (verification?.Link != link) { return SignedLinks.Invalid; }
            var now = time.GetUtcNow();
            await GiveToTheOwner(db, customer, verification, now, cancellationToken);
            customer.Verify(now);
            db.Announce(new CustomerVerified(id));
            return new Verified(id, AlreadyVerified: false);
        },
        cancellationToken);

    /// <summary>Whoever registered the address last has proved it: their password counts, and whoever was in the account is out.</summary>
    private async Task GiveToTheOwner(SignupDb db, Customer customer, Verification verification, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (verification.PasswordHash is not { } hash) { return; }
        var login = await db.Users.SingleAsync(l => l.Id == customer.Id.Value, cancellationToken);
        login.SetPassword(hash);
        if (verification.FirstName.Length > 0)
        {
            customer.TakeNames(verification.FirstName, verification.LastName);
            login.DisplayName = customer.Profile.FullName;
        }

        verification.Forget();
        await db.VoidLinks(login.Id, now, cancellationToken);
        await waysIn.Remove(db, login, cancellationToken);
        var ended = await Sessions.EndAll(db, login.Id, SessionEnd.PasswordChanged, now, cancellationToken: cancellationToken);
        if (ended > 0) { db.Announce(new SessionsInvalidated(customer.Id, ended)); }
    }
}
