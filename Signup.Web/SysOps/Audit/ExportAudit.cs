using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.Audit;

/// <summary>Writes the entries a filter finds as CSV, a line for each value that changed, newest first. Refusals: UNAUTHORIZED, FORBIDDEN.</summary>
public sealed class ExportAudit(IDbContextFactory<SignupDb> contexts, IOptions<ShopOptions> shop)
{
    private const string Head = "at,by,role,action,subject,what,before,after";

    private static readonly AuditChange NoChange = new(string.Empty, null, null);

    /// <summary>Line by line as they are read. Nothing is written for whoever is refused.</summary>
    public async Task<Result<Done>> Run(AuditFilter filter, Stream body, Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Admin) is { } no) { return no; }
        await using var to = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\r\n" };
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await to.WriteLineAsync(Head.AsMemory(), cancellationToken);
        var entries = await FoundAudit.Of(db, filter, shop.Value, cancellationToken);
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            foreach (var change in entry.Changes.DefaultIfEmpty(NoChange)) { await to.WriteLineAsync(Line(entry, change).AsMemory(), cancellationToken); }
        }

        return Done.It;
    }

    private static string Line(AuditEntry entry, AuditChange change) => string.Join(
        ',',
        entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        CsvCell.Of(entry.By),
        entry.Role,
        entry.Action,
        CsvCell.Of(entry.Subject),
        CsvCell.Of(change.What),
        CsvCell.Of(change.Before),
        CsvCell.Of(change.After));
}
