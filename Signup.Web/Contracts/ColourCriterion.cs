using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Files;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Contracts;

/// <summary>
/// R5: acceptance criteria are captured in red, yellow and green. The contract takes the worst colour of its criteria.
/// Refusals: UNAUTHORIZED, FORBIDDEN, CRITERION_NOT_FOUND, CONTRACT_ENDED, CHANGED_MEANWHILE, REASON_MISSING, TOO_LONG, those of <see cref="FileStore"/>.
/// The same again is a no-op.
/// </summary>
public sealed class ColourCriterion(UnitOfWork unit, Patience patience, EvidenceFiles files, TimeProvider time)
{
    public const int LongestValue = 200;

    public const int LongestReason = 2000;

    public static readonly Refusal NotFound = Refusal.NotFound("CRITERION_NOT_FOUND", "There is no such criterion.");

    public static readonly Refusal ReasonMissing = Refusal.Invalid("REASON_MISSING", "Say why: yellow, red and every later change need a reason.", "reason");

    /// <param name="SeenVersion">The criterion's version on the screen of the person who decided.</param>
    /// <param name="File">Shows why; null where words do.</param>
    public sealed record Assessment(Colour Colour, string? Value, string? Reason, int SeenVersion, Upload? File = null);

    public async Task<Result<Criterion>> Run(CriterionId id, Assessment assessment, Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Support, Role.Manager, Role.Admin) is { } forbidden) { return forbidden; }
        if (TooLong(assessment) is { } tooLong) { return tooLong; }
        var said = assessment with { Value = Trimmed(assessment.Value), Reason = Trimmed(assessment.Reason) };
        if (said.File is null) { return await unit.Run<Result<Criterion>>(db => Assess(db, id, said, null, actor, cancellationToken), cancellationToken); }
        if ((await files.Keep(said.File, cancellationToken)).Refused(out var refusal, out var kept)) { return refusal; }
        var assessed = await unit.Run<Result<Criterion>>(db => Assess(db, id, said, kept, actor, cancellationToken), cancellationToken);
        if (assessed.IsRefused) { files.Remove(new EvidenceId(kept.Id)); }
        return assessed;
    }

    private async Task<Result<Criterion>> Assess(SignupDb db, CriterionId id, Assessment said, KeptFile? file, Actor actor, CancellationToken cancellationToken)
    {
        var criterion = await db.Set<Criterion>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (criterion is null) { return NotFound; }
        if (file is null && criterion.Is(said.Colour, said.Value, said.Reason)) { return criterion; }
        var now = time.GetUtcNow();
        if (criterion.Version != said.SeenVersion) { return ChangedMeanwhile.By(criterion.By, criterion.At ?? now, now); }
        if (NeedsReason(criterion, said) && said.Reason is null) { return ReasonMissing; }
        var contract = await db.Set<Contract>().SingleAsync(c => c.Id == criterion.ContractId, cancellationToken);
        if (contract.State == ContractState.Ended) { return Contract.Over; }

        var assessment = new CriterionAssessment
        {
            Id = Guid.CreateVersion7(now),
            CriterionId = id,
            ContractId = contract.Id,
            Before = criterion.Colour,
            Colour = said.Colour,
            Value = said.Value,
            Reason = said.Reason,
            By = actor.Name,
            ByLogin = actor.CustomerId?.Value,
            At = now,
        };
        db.Add(assessment);
        if (file is not null) { db.Add(EvidenceFile.Of(file, assessment)); }
        db.Audit(
            actor,
            AuditAction.ColouredCriterion,
            new(contract.Number, contract.Id.Value, contract.CustomerId),
            new(criterion.Name, criterion.Colour.ToString(), said.Colour.ToString()),
            new("Measured", criterion.Value, said.Value),
            new("Reason", criterion.Reason, said.Reason));
        criterion.Assess(said.Colour, said.Value, said.Reason, actor.Name, now, file is null ? null : new EvidenceId(file.Id));
        if (contract.TakeColourOf(await db.CriteriaOf(contract, cancellationToken), patience, now) is { } before) { await db.Turned(contract, before, actor.Name, now, cancellationToken); }
        db.Announce(new CriterionColoured(contract.Id, id, said.Colour.ToString(), actor.Name));
        return criterion;
    }

    private static bool NeedsReason(Criterion criterion, Assessment said) =>
        said.Colour is Colour.Yellow or Colour.Red || criterion.Colour != Colour.NotAssessed;

    private static Refusal? TooLong(Assessment assessment) =>
        assessment.Value?.Length > LongestValue ? Refusal.Invalid("TOO_LONG", "The value must be {0} characters or fewer.", "value") with { Arguments = [LongestValue] }
        : assessment.Reason?.Length > LongestReason ? Refusal.Invalid("TOO_LONG", "The reason must be {0} characters or fewer.", "reason") with { Arguments = [LongestReason] }
        : null;

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
