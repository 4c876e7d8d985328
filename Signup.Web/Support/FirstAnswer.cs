using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.Support;

/// <summary>The promised time of a first answer is over: a red risk, which goes once somebody answers, or nobody waits any more.</summary>
public sealed class FirstAnswer(IOptions<ShopOptions> shop, TimeProvider time) : IWhenDue
{
    /// <summary>The kind of the risk.</summary>
    public const string Late = "support-late";

    public static string Kind => "support-first-answer";

    public async Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken)
    {
        var id = new SupportRequestId(subjectId);
        if (await db.Set<SupportRequest>().SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } request || !request.IsLateNow(time.GetUtcNow())) { return; }
        db.Announce(new RiskFound(Late, "red", subjectId, $"Support request {request.Reference} of contract {request.ContractNumber} has no answer yet. It was promised by {shop.Value.Local(request.FirstAnswerDueAt!.Value).DayAndTime()}."));
    }

    /// <summary>Sets the deadline of a request that has just been opened.</summary>
    internal static void Promise(SignupDb db, SupportRequest request)
    {
        if (request is { WaitsForFirstAnswer: true, FirstAnswerDueAt: { } due }) { db.Add(Deadline.At(Kind, request.Id.Value, due)); }
    }

    /// <summary>Nobody waits for a first answer any more: neither deadline nor risk is left.</summary>
    internal static async Task Settle(SignupDb db, SupportRequest request, string by, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.CloseDeadline(Kind, request.Id.Value, now, cancellationToken);
        if (request.IsLateNoMore()) { db.Announce(new RiskSettled(Late, request.Id.Value, by, reason)); }
    }
}
