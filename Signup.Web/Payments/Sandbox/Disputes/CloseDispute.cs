using SignupWeb.Kernel;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Resources;
using SignupWeb.Payments.Sandbox.Store;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Sandbox.Disputes;

/// <summary>Decides a dispute as a bank would. Refusals: UNAUTHORIZED, FORBIDDEN, DISPUTE_NOT_FOUND, DISPUTE_CLOSED.</summary>
public sealed class CloseDispute
{
    public static readonly Refusal NotFound = Refusal.NotFound("DISPUTE_NOT_FOUND", "There is no such dispute.");

    public static readonly Refusal Closed = Refusal.Conflict("DISPUTE_CLOSED", "This dispute was decided before.");

    private readonly SandboxStore store;

    internal CloseDispute(SandboxStore store) => this.store = store;

    public async Task<Result<Done>> Run(string disputeId, DisputeOutcome outcome, Actor actor, CancellationToken cancellationToken = default) =>
        actor.Needs(Role.Manager, Role.Admin) is { } refusal ? refusal : await As(disputeId, outcome, cancellationToken);

    /// <summary>The disputes that wait for a decision, oldest first.</summary>
    public IReadOnlyList<OpenDispute> Open()
    {
        using var work = store.Read();
        return [.. work.All("dispute").Where(DisputeCalls.IsOpen).Select(d => new OpenDispute(d.Need("id"), new Money(d.Whole("amount") ?? 0, d.Need("currency")), DateTimeOffset.FromUnixTimeSeconds(d.Whole("created") ?? 0)))];
    }

    internal async Task<Result<Done>> As(string disputeId, DisputeOutcome outcome, CancellationToken cancellationToken)
    {
        using var work = await store.WriteAsync(cancellationToken: cancellationToken);
        if (work.Find(disputeId) is not { } dispute || dispute.Text("object") != "dispute") { return NotFound; }
        if (!DisputeCalls.IsOpen(dispute)) { return Closed; }
        DisputeCalls.Decide(work, dispute, outcome == DisputeOutcome.Won);
        work.Commit();
        return Done.It;
    }
}
