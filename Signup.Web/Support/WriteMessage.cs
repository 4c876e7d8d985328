using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Files;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.Support;

/// <summary>What somebody writes to a request.</summary>
/// <param name="Note">For staff alone; staff only.</param>
/// <param name="FormId">Sent twice with the same one, it is one message. Null is a new one.</param>
public sealed record Said(string? Text, IReadOnlyList<Upload> Files, bool Note = false, Guid? FormId = null);

/// <summary>
/// Writes to a support request: its customer asks on, which opens it again; staff answers, or leaves a note the customer never sees. Refusals:
/// UNAUTHORIZED, SECOND_FACTOR_MISSING, REQUEST_NOT_FOUND, FORBIDDEN (a customer's note), TEXT_MISSING, TEXT_TOO_LONG, those of
/// <see cref="SupportFiles"/>, REQUEST_CLOSED, TOO_MANY_REQUESTS.
/// </summary>
public sealed class WriteMessage(UnitOfWork unit, SupportFiles files, IOptions<ShopOptions> shop, Throttle throttle, IOptionsMonitor<LimitOptions> limits, TimeProvider time)
{
    private sealed record Written(SupportRequest Request, bool IsNew);

    public async Task<Result<SupportRequest>> Run(SupportReference reference, Said said, Actor actor, CancellationToken cancellationToken = default)
    {
        if (await MayNot(reference, said, actor, cancellationToken) is { } no) { return no; }
        if ((await files.Keep(said.Files, cancellationToken)).Refused(out var refusal, out var kept)) { return refusal; }
        var form = said.FormId ?? Guid.CreateVersion7(time.GetUtcNow());
        var written = await unit.Run<Result<Written>>(db => Write(db, reference, said with { FormId = form }, kept, actor, cancellationToken), cancellationToken);
        if (written.IsRefused || !written.Value.IsNew) { files.Remove(kept.Select(k => new SupportFileId(k.Id))); }
        return written.Refused(out refusal, out var done) ? refusal : done.Request;
    }

    /// <summary>Everything that can be said before a file is written.</summary>
    private async Task<Refusal?> MayNot(SupportReference reference, Said said, Actor actor, CancellationToken cancellationToken)
    {
        var found = await unit.Run(db => db.Set<SupportRequest>().AsNoTracking().FindFor(actor, reference, cancellationToken), cancellationToken);
        if (found.Refused(out var refusal, out _)) { return refusal; }
        if (said.Note && !actor.IsStaff) { return Actor.Forbidden; }
        return SupportText.FaultOf(said.Text) ?? (actor.IsStaff ? null : throttle.Take(limits.CurrentValue.Support, "support:" + actor.CustomerId));
    }

    private async Task<Result<Written>> Write(SignupDb db, SupportReference reference, Said said, IReadOnlyList<KeptFile> kept, Actor actor, CancellationToken cancellationToken)
    {
        if ((await db.Set<SupportRequest>().FindFor(actor, reference, cancellationToken)).Refused(out var refusal, out var request)) { return refusal; }
        if (await db.Set<SupportMessage>().AnyAsync(m => m.RequestId == request.Id && m.FormId == said.FormId, cancellationToken)) { return new Written(request, false); }
        var now = time.GetUtcNow();
        var message = actor.IsStaff
            ? SupportMessage.FromStaff(request, said.Note ? EntryKind.Noted : EntryKind.Answered, SupportText.Trimmed(said.Text), actor.LoginId!.Value, actor.Name, said.FormId!.Value, now)
            : SupportMessage.FromCustomer(request, EntryKind.Asked, SupportText.Trimmed(said.Text), said.FormId!.Value, now);
        var no = message.Kind switch
        {
            EntryKind.Asked => await FollowUp(db, request, message, now, cancellationToken),
            EntryKind.Answered => await Answer(db, request, message, now, cancellationToken),
            _ => null,
        };
        if (no is not null) { return no; }
        db.Add(message);
        db.AddRange(kept.Select(f => SupportFile.Of(f, message)));
        return new Written(request, true);
    }

    private async Task<Refusal?> FollowUp(SignupDb db, SupportRequest request, SupportMessage message, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var wasClosed = request.State == SupportState.Closed;
        if (wasClosed && await db.Set<SupportMessage>().AnyAsync(m => m.RequestId == request.Id && m.Kind == EntryKind.Ended, cancellationToken)) { return SupportRequest.HasEnded; }
        if (request.FollowUp(now, shop.Value.Zone) is { } refusal) { return refusal; }
        if (wasClosed) { FirstAnswer.Promise(db, request); }
        db.Announce(new SupportRequestFollowedUp(request.Id, request.CustomerId, message.Id));
        return null;
    }

    private static async Task<Refusal?> Answer(SignupDb db, SupportRequest request, SupportMessage message, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (request.Answer(message.ByLogin!.Value, message.By!, now) is { } refusal) { return refusal; }
        await FirstAnswer.Settle(db, request, message.By!, "Answered", now, cancellationToken);
        db.Announce(new SupportRequestAnswered(request.Id, request.CustomerId, message.Id));
        return null;
    }
}
