using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;

namespace SignupWeb.Relations;

/// <summary>The welcome pack waits for its offer no longer than this: the payment service is away, and a welcome should come with the purchase.</summary>
public sealed class WelcomeWithoutOffer(RelationMails mails, TimeProvider time) : IWhenDue
{
    public static readonly TimeSpan After = TimeSpan.FromHours(1);

    public static string Kind => "welcome-without-offer";

    public async Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken)
    {
        var id = new CustomerId(subjectId);
        var client = await db.Set<PreferredClient>().SingleOrDefaultAsync(c => c.CustomerId == id, cancellationToken);
        var offer = await db.Set<LimitedOffer>().SingleOrDefaultAsync(o => o.CustomerId == id, cancellationToken);
        if (client is null || offer?.Welcome(time.GetUtcNow()) != true) { return; }
        db.Add(mails.Welcome(client, null));
    }
}
