using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Contracts.Ending;

/// <summary>A contract says that its customer gave notice, until it ends or they take it back.</summary>
public sealed class FollowNotices : IHandle<NoticeGiven>, IHandle<NoticeTakenBack>
{
    public async Task Handle(NoticeGiven happened, SignupDb db, CancellationToken cancellationToken) =>
        (await Of(happened.OrderId, db, cancellationToken))?.Take(new GivenNotice(happened.Reference, happened.GivenAt, happened.EndsAt, happened.Reason));

    public async Task Handle(NoticeTakenBack happened, SignupDb db, CancellationToken cancellationToken) =>
        (await Of(happened.OrderId, db, cancellationToken))?.Take(null);

    private static Task<Contract?> Of(Kernel.OrderId order, SignupDb db, CancellationToken cancellationToken) =>
        db.Set<Contract>().SingleOrDefaultAsync(c => c.OrderId == order, cancellationToken);
}
