using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Customers;

/// <summary>
/// The owner, or an administrator for them, asks for the person to be forgotten: customer and login become a tombstone, every way in is gone, and
/// the other slices hear of it. Refusals: UNAUTHORIZED, CUSTOMER_NOT_FOUND (also for another person's), PASSWORD_WRONG, SIGN_IN_AGAIN,
/// TOO_MANY_REQUESTS. Erased already is a success that changes nothing. What stands in the way beyond the account is the caller's to say
/// (Signups/CloseAccount).
/// </summary>
public sealed class EraseCustomer(UnitOfWork unit, IDbContextFactory<SignupDb> contexts, OwnersProof proof, WaysIn waysIn, CustomerMail mail, TimeProvider time)
{
    private const int MaxReason = 500;

    /// <param name="currentPassword">Asked of the owner only.</param>
    /// <param name="reason">Why an administrator did it; kept with the event, so it must not name the person.</param>
    /// <param name="unless">Asked in the same transaction; its refusal is the answer.</param>
    public async Task<Result<Done>> Run(Actor actor, CustomerId id, string? currentPassword, string? reason = null, Func<SignupDb, Task<Refusal?>>? unless = null, CancellationToken cancellationToken = default)
    {
        if (actor.NeedsToBe(id, Customer.NotFound, Role.Admin) is { } refusal) { return refusal; }
        var isOwner = actor.CustomerId == id;
        switch (await IsErased(id, cancellationToken))
        {
            case null: return Customer.NotFound;
            case true: return Done.It;
            case false when isOwner && await proof.Check(actor, currentPassword, cancellationToken) is { } notProved: return notProved;
        }

        return await Erase(actor, id, isOwner ? new(id, "the customer", null) : new(id, actor.Name, Shortened(reason)), unless, cancellationToken);
    }

    private Task<Result<Done>> Erase(Actor actor, CustomerId id, CustomerErased happened, Func<SignupDb, Task<Refusal?>>? unless, CancellationToken cancellationToken) => unit.Run<Result<Done>>(
        async db =>
        {
            if (unless is not null && await unless(db) is { } standsInTheWay) { return standsInTheWay; }
            var customer = await db.Set<Customer>().SingleAsync(c => c.Id == id, cancellationToken);
            var (address, now) = (customer.Email, time.GetUtcNow());
            if (!customer.Erase(now)) { return Done.It; }
            var login = await db.Users.SingleAsync(l => l.Id == id.Value, cancellationToken);
            await TakeEveryWayIn(db, login, cancellationToken);
            login.Erase(customer.Email);
            var ended = await Sessions.EndAll(db, id.Value, SessionEnd.AccountErased, now, cancellationToken: cancellationToken);
            foreach (var session in await db.Set<Session>().Where(s => s.LoginId == id.Value).ToListAsync(cancellationToken)) { session.Forget(); }
            db.Announce(new SessionsInvalidated(id, ended));
            db.Announce(happened);
            db.Audit(actor, AuditAction.ErasedCustomer, new(id.ToString(), id.Value), new AuditChange("Reason", null, happened.Reason));
            db.Add(Deadline.At(ForgetAgain.Kind, id.Value, now + ForgetAgain.After));
            mail.WriteFarewell(db, address, customer);
            return Done.It;
        },
        cancellationToken);

    private async Task TakeEveryWayIn(SignupDb db, Login login, CancellationToken cancellationToken)
    {
        var id = new CustomerId(login.Id);
        await waysIn.Remove(db, login, cancellationToken);
        db.RemoveRange(await db.Set<PasswordReset>().Where(r => r.LoginId == login.Id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<Verification>().Where(v => v.CustomerId == id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.UserTokens.Where(t => t.UserId == login.Id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.UserClaims.Where(c => c.UserId == login.Id).ToListAsync(cancellationToken));
    }

    /// <summary>Null when there is no such customer.</summary>
    private async Task<bool?> IsErased(CustomerId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Customer>().Where(c => c.Id == id).Select(c => (bool?)(c.ErasedAt != null)).SingleOrDefaultAsync(cancellationToken);
    }

    private static string? Shortened(string? reason) => reason?.Trim() is { Length: > 0 } said ? said[..Math.Min(said.Length, MaxReason)] : null;
}
