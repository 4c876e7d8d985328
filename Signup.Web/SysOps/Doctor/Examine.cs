using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Doctor;

/// <summary>What was found of one thing.</summary>
public sealed record Examined(string Name, Finding Finding);

/// <summary>What was found of everything, the worst first.</summary>
public sealed record Diagnosis(IReadOnlyList<Examined> Findings, DateTimeOffset At, TimeSpan Took)
{
    public int Count(Condition condition) => Findings.Count(f => f.Finding.Condition == condition);
}

/// <summary>Looks at everything the shop stands on, all at once; what does not answer in time is a warning. Refusals: UNAUTHORIZED, FORBIDDEN.</summary>
public sealed class Examine(IEnumerable<ICheck> checks, TimeProvider time, ILogger<Examine> log)
{
    /// <summary>How long one thing may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(3);

    public async Task<Result<Diagnosis>> Run(Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Admin) is { } no) { return no; }
        var (at, started) = (time.GetUtcNow(), time.GetTimestamp());
        var found = await Task.WhenAll(checks.Select(async check => new Examined(check.Name, await Look(check, cancellationToken))));
        return new Diagnosis([.. found.OrderByDescending(f => f.Finding.Condition)], at, time.GetElapsedTime(started));
    }

    private async Task<Finding> Look(ICheck check, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await Task.Run(() => check.Look(either.Token), either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Finding.Warning("No answer within {0} seconds.", "Check again. If it stays like this, look into the log.", (long)Patience.TotalSeconds);
        }
#pragma warning disable CA1031 // whatever keeps a check from looking is what the doctor has to tell
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogWarning(e, "The doctor could not look at {Check}", check.Name);
            return Finding.Fault("It could not be looked at: {0}", "Look into the log; the whole error is there.", e.Message);
        }
    }
}
