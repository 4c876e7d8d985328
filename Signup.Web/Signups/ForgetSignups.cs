using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Signups;

/// <summary>What an erased customer had begun expires, and no quote says any more who was to buy. The same goes for a sign-up nobody finished.</summary>
public sealed class ForgetSignups(TimeProvider time) : IHandle<CustomerErased>, IHandle<SignupExpired>
{
    public async Task Handle(CustomerErased happened, SignupDb db, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var signup in await db.Set<Signup>().Where(s => s.CustomerId == happened.CustomerId).ToListAsync(cancellationToken))
        {
            if (signup.State != SignupState.Ordered) { await ForgetQuotes(db, signup.Id, cancellationToken); }
            if (!signup.IsOpen) { continue; }
            signup.Expire(now);
            await db.CloseDeadlines(signup.Id, now, cancellationToken);
            db.Announce(new SignupExpired(signup.Id));
        }
    }

    public Task Handle(SignupExpired happened, SignupDb db, CancellationToken cancellationToken) => ForgetQuotes(db, happened.SignupId, cancellationToken);

    internal static async Task ForgetQuotes(SignupDb db, SignupId signup, CancellationToken cancellationToken)
    {
        foreach (var quote in await db.Set<Quote>().Where(q => q.SignupId == signup).ToListAsync(cancellationToken))
        {
            db.Entry(quote).Property(q => q.Party).CurrentValue = quote.Party.Erased();
        }
    }
}
