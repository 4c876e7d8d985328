using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.Signups;

/// <summary>R1 steps 10 and 11: the thank-you page is built from the contract; contract AND page, in either order, complete the sign-up.</summary>
public sealed class CompleteSignup(PublicAddress address, TimeProvider time) : IHandle<ContractSigned>, IHandle<ThankYouPagePublished>, IHandle<OrderCancelled>
{
    public async Task Handle(ContractSigned happened, SignupDb db, CancellationToken cancellationToken)
    {
        await Collect(db, happened.SignupId, signup => signup.Collect(happened.ContractId, time.GetUtcNow()), cancellationToken);
        if (await db.Set<ThankYouPage>().AnyAsync(p => p.OrderId == happened.OrderId, cancellationToken)) { return; }
        var page = ThankYouPage.Of(happened.SignupId, happened.OrderId, happened.ContractId, happened.CustomerId, time.GetUtcNow());
        db.Add(page);
        db.Announce(new ThankYouPagePublished(page.Id, page.ContractId, page.SignupId, address.Of(page.Path)));
    }

    public Task Handle(ThankYouPagePublished happened, SignupDb db, CancellationToken cancellationToken) =>
        Collect(db, happened.SignupId, signup => signup.Collect(happened.ThankYouPageId, happened.Url, time.GetUtcNow()), cancellationToken);

    public async Task Handle(OrderCancelled happened, SignupDb db, CancellationToken cancellationToken)
    {
        var signup = await db.Set<Signup>().SingleOrDefaultAsync(s => s.Id == happened.SignupId, cancellationToken);
        if (signup is null || signup.State is not (SignupState.Ordered or SignupState.Held)) { return; }
        signup.Cancel(time.GetUtcNow());
        await db.CloseDeadline(CompletionOverdue.Kind, signup.Id.Value, time.GetUtcNow(), cancellationToken);
        db.Announce(new SignupCancelled(signup.Id));
    }

    private async Task Collect(SignupDb db, SignupId id, Func<Signup, bool> collect, CancellationToken cancellationToken)
    {
        var signup = await db.Set<Signup>().SingleAsync(s => s.Id == id, cancellationToken);
        if (!collect(signup)) { return; }
        await db.CloseDeadline(CompletionOverdue.Kind, id.Value, time.GetUtcNow(), cancellationToken);
        if (signup.Late == Lateness.Told) { db.Announce(new RiskSettled(DecideSignup.RiskKind, id.Value, "Signup", "It is complete now.")); }
        db.Announce(new SignupCompleted(signup.Id, signup.ContractId!.Value, signup.ThankYouPageId));
    }
}
