using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Support;

/// <summary>It is settled, says its customer or staff. Again is a no-op. Refusals: UNAUTHORIZED, SECOND_FACTOR_MISSING, REQUEST_NOT_FOUND.</summary>
public sealed class CloseRequest(UnitOfWork unit, TimeProvider time)
{
    public Task<Result<SupportRequest>> Run(SupportReference reference, Actor actor, CancellationToken cancellationToken = default) => unit.Run<Result<SupportRequest>>(
        async db =>
        {
            if ((await db.Set<SupportRequest>().FindFor(actor, reference, cancellationToken)).Refused(out var refusal, out var request)) { return refusal; }
            var now = time.GetUtcNow();
            if (!request.Close(now)) { return request; }
            db.Add(actor.IsStaff
                ? SupportMessage.FromStaff(request, EntryKind.Closed, string.Empty, actor.LoginId!.Value, actor.Name, Guid.CreateVersion7(now), now)
                : SupportMessage.FromCustomer(request, EntryKind.Closed, string.Empty, Guid.CreateVersion7(now), now));
            await FirstAnswer.Settle(db, request, actor.IsStaff ? actor.Name : "Customer", "Closed", now, cancellationToken);
            db.Announce(new SupportRequestClosed(request.Id, request.CustomerId, actor.IsStaff));
            return request;
        },
        cancellationToken);

    /// <summary>Its contract has ended, and it with that, in the caller's unit of work. Closed already is a no-op.</summary>
    internal static async Task WithContract(SignupDb db, SupportRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!request.Close(now)) { return; }
        db.Add(SupportMessage.OfItself(request, EntryKind.Ended, now));
        await FirstAnswer.Settle(db, request, "Signup", "The contract has ended.", now, cancellationToken);
        db.Announce(new SupportRequestClosed(request.Id, request.CustomerId, ByStaff: false, WithContract: true));
    }
}
