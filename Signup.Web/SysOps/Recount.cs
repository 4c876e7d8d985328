using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.SysOps;

/// <summary>
/// Once a day: compares the board and what is counted with the contracts and risks themselves. The triggers leave nothing to correct
/// (docs/decisions/0019); should they ever, it is put right, and a risk says so.
/// </summary>
public sealed class Recount(IWriter writer, IDatabase database, TimeProvider time) : IWhenDue
{
    /// <summary>The kind of the risk.</summary>
    public const string Miscounted = "BOARD_MISCOUNTED";

    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    private const string OnBoard = """(c."NeedsAcceptance" OR c."Colour" IN ('Yellow', 'Red'))""";

    private const string DueAt = """COALESCE(c."DueAt", 3155378975999999999)""";

    private const string Owner = """json_extract(c."Acknowledgement", '$.owner')""";

    /// <summary>An entry does not say what its contract says.</summary>
    private const string Differs = $"""(c."Colour" <> e."Colour" OR {OnBoard} <> e."OnBoard" OR {DueAt} <> e."DueAt" OR COALESCE({Owner}, '') <> COALESCE(e."Owner", ''))""";

    private const string Counted = $"""
        SELECT 'board.' || "Colour" AS "Name", COUNT(*) AS "Number" FROM contracts AS c WHERE "State" <> 'Ended' AND {OnBoard} GROUP BY "Colour"
        UNION ALL SELECT 'risks.' || "Severity", COUNT(*) FROM risks WHERE "IsOpen" GROUP BY "Severity"
        """;

    private const string Differences = $"""
        SELECT t."Name" AS "Value" FROM tallies AS t LEFT JOIN ({Counted}) AS c ON c."Name" = t."Name" WHERE t."Count" <> COALESCE(c."Number", 0)
        UNION SELECT 'entries' WHERE (SELECT COUNT(*) FROM board_entries) <> (SELECT COUNT(*) FROM contracts WHERE "State" <> 'Ended')
            OR EXISTS (SELECT 1 FROM board_entries AS e JOIN contracts AS c ON c."Id" = e."ContractId" WHERE {Differs})
        """;

    private const string PutRight = $"""
        DELETE FROM board_entries WHERE NOT EXISTS (SELECT 1 FROM contracts AS c WHERE c."Id" = "ContractId" AND c."State" <> 'Ended');
        UPDATE board_entries AS e SET "Colour" = c."Colour", "OnBoard" = {OnBoard}, "DueAt" = {DueAt}, "Owner" = {Owner} FROM contracts AS c WHERE c."Id" = "ContractId" AND {Differs};
        INSERT INTO board_entries ("ContractId", "Number", "Customer", "Plan", "SignedAt", "Colour", "OnBoard", "DueAt", "Owner")
            SELECT "Id", "Number", "CustomerName", "PlanName", "SignedAt", "Colour", {OnBoard}, {DueAt}, {Owner} FROM contracts AS c
            WHERE "State" <> 'Ended' AND NOT EXISTS (SELECT 1 FROM board_entries AS e WHERE e."ContractId" = c."Id") ORDER BY "SignedAt";
        UPDATE tallies SET "Count" = COALESCE((SELECT c."Number" FROM ({Counted}) AS c WHERE c."Name" = tallies."Name"), 0);
        """;

    public static string Kind => "recount";

    public async Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken)
    {
        var wrong = await db.Database.SqlQueryRaw<string>(Differences).ToListAsync(cancellationToken);
        if (wrong.Count > 0)
        {
            await writer.Save(new Statement(PutRight + database.RebuildSearch));
            db.Announce(new RiskFound(Miscounted, "Yellow", subjectId, $"The board did not agree with the contracts and risks ({string.Join(", ", wrong)}). It has been counted anew."));
        }

        db.Add(Deadline.At(Kind, subjectId, time.GetUtcNow() + Pause));
    }
}

/// <summary>Sets the first recount and the first tidying of the search; each sets the next one itself.</summary>
public sealed class PlanRecount(UnitOfWork unit, TimeProvider time) : ISeed
{
    private static readonly string[] Kinds = [Recount.Kind, TidySearch.Kind];

    public Task Plant(CancellationToken cancellationToken) => unit.Run(
        async db =>
        {
            var planned = await db.Set<Deadline>().Where(d => Kinds.Contains(d.Kind) && d.ClosedAt == null).Select(d => d.Kind).ToListAsync(cancellationToken);
            db.AddRange(Kinds.Except(planned, StringComparer.Ordinal).Select(kind => Deadline.At(kind, Guid.Empty, time.GetUtcNow())));
            return planned.Count;
        },
        cancellationToken);
}
