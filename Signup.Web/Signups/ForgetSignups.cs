using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Signups;

/// <summary>What an erased customer had begun expires, and no quote says any more who was to buy. The same goes for a sign-up nobody finished, and for one that was ended before anything was ordered.</summary>
public sealed class ForgetSignups(TimeProvider time) : IHandle<CustomerErased>, IHandle<SignupExpired>, IHandle<SignupCancelled>
{
    public async Task Handle(CustomerErased happened, SignupDb db, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var signup in await db.Set<Signup>().Where(s => s.CustomerId == happened.CustomerId).ToListAsync(cancellationToken))
        {
            if (signup.State != SignupState.Ordered) { await ForgetQuotes(db, signup.Id, cancellationToken); }
            if (!signup.IsOpen) { continue; }
            signup.Expire(now);
            await db.CloseDeadline(SignupExpiry.Kind, signup.Id.Value, now, cancellationToken);
            await db.CloseDeadline(ResumeLink.Kind, signup.Id.Value, now, cancellationToken);
            db.Announce(new SignupExpired(signup.Id));
        }
    }

    public Task Handle(SignupExpired happened, SignupDb db, CancellationToken cancellationToken) => ForgetQuotes(db, happened.SignupId, cancellationToken);

    public async Task Handle(SignupCancelled happened, SignupDb db, CancellationToken cancellationToken)
    {
        if (await db.Set<Signup>().AnyAsync(s => s.Id == happened.SignupId && s.OrderId == null, cancellationToken)) { await ForgetQuotes(db, happened.SignupId, cancellationToken); }
    }

    private static async Task ForgetQuotes(SignupDb db, SignupId signup, CancellationToken cancellationToken)
    {
        foreach (var quote in await db.Set<Quote>().Where(q => q.SignupId == signup).ToListAsync(cancellationToken))
        {
            db.Entry(quote).Property(q => q.Party).CurrentValue = quote.Party.Erased();
        }
    }
}
