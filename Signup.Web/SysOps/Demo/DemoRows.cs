using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SignupWeb.Payments.Reconciling;
using SignupWeb.Payments.Webhooks;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.SysOps.Notices;
using SignupWeb.SysOps.Risks;
using SignupWeb.Support;

namespace SignupWeb.SysOps.Demo;

/// <summary>
/// Takes away every row that hangs on some sign-ups: what names one of them by its id, what names that, and so on, in whatever table it stands.
/// The tables and their ids are the model's, so that none is forgotten; webhooks go by what went at the sandbox. Plans, prices and the team name no sign-up: they stay.
/// </summary>
internal sealed class DemoRows(SignupDb db, DemoData data, DateOnly toldOn, IReadOnlyCollection<string> atSandbox) : IWork
{
    private readonly List<(string Table, List<string> Ids, string? Own)> tables = [.. db.Model.GetEntityTypes().Where(e => e.GetTableName() is not null && !e.IsOwned()).Select(TableOf).Where(t => t.Ids.Count > 0)];

    public IReadOnlySet<Type> Kinds { get; } = new HashSet<Type>();

    public IReadOnlySet<string> Topics { get; } = new HashSet<string>(StringComparer.Ordinal) { "board", "orders", Risk.Topic, MailMessage.Topic, WebhookEvent.Topic, MoneyAndRecords.Topic, SupportRequest.Topic };

    /// <summary>The mails that went, for their files.</summary>
    public List<Guid> Mails { get; } = [];

    public void Write(DbTransaction transaction)
    {
        Run(transaction, "PRAGMA defer_foreign_keys = ON; CREATE TEMP TABLE demo_ids (id TEXT PRIMARY KEY) WITHOUT ROWID;");
        foreach (var signup in data.Signups) { Run(transaction, "INSERT OR IGNORE INTO demo_ids VALUES (@value)", signup.ToString().ToUpperInvariant()); }
        Run(transaction, """
            INSERT OR IGNORE INTO demo_ids SELECT "CustomerId" FROM signups WHERE "CustomerId" IS NOT NULL AND "Id" IN demo_ids;
            INSERT OR IGNORE INTO demo_ids SELECT "ClientAccountId" FROM signups WHERE "Id" IN demo_ids;
            """);
        while (Grown(transaction)) { }
        foreach (var id in atSandbox) { Run(transaction, "INSERT OR IGNORE INTO demo_ids VALUES (@value)", id); }
        Run(transaction, """DELETE FROM webhook_events WHERE "Id" IN demo_ids OR "ObjectId" IN demo_ids OR "AboutCustomer" IN demo_ids""");
        foreach (var kind in (string[])[MailNotices.MailKind, MailNotices.MorningKind]) { Run(transaction, $"""INSERT OR IGNORE INTO demo_ids SELECT "Id" FROM mails WHERE "Kind" = @value AND "WrittenAt" >= {data.From.UtcTicks} AND "WrittenAt" <= {(data.Until ?? DateTimeOffset.MaxValue).UtcTicks} AND rowid > (SELECT MIN(rowid) FROM mails WHERE "CustomerId" IN demo_ids)""", kind); } // what the team was told before the first of them was written goes on
        Mails.AddRange(Read(transaction, """SELECT "Id" FROM mails WHERE "CustomerId" IN demo_ids OR "Id" IN demo_ids""").Select(Guid.Parse));
        foreach (var table in tables) { Run(transaction, $"""DELETE FROM "{table.Table}" WHERE {NamesOne(table.Ids)}"""); }
        Run(transaction, $"""DELETE FROM deadlines WHERE "Kind" = @value AND "ClosedAt" >= {data.From.UtcTicks} AND "ClosedAt" <= {(data.Until ?? DateTimeOffset.MaxValue).UtcTicks}""", MailNotices.Kind);
        Run(transaction, """DELETE FROM acceptance_days WHERE "Day" >= @value""", toldOn.ToString("O", System.Globalization.CultureInfo.InvariantCulture)); // nothing is written down while the story is told: its end is before now
        Run(transaction, "DELETE FROM demo_data; DROP TABLE demo_ids;");
    }

    /// <summary>Messages about nobody in particular, such as a risk, name what they are about in their text alone.</summary>
    private bool Grown(DbTransaction transaction)
    {
        var before = Count(transaction);
        foreach (var (table, ids, own) in tables.Where(t => t.Own is not null)) { Run(transaction, $"""INSERT OR IGNORE INTO demo_ids SELECT "{own}" FROM "{table}" WHERE {NamesOne(ids)}"""); }
        Run(transaction, """
            INSERT OR IGNORE INTO demo_ids SELECT "Id" FROM outbox
            WHERE "SignupId" IS NULL AND "CustomerId" IS NULL AND "OrderId" IS NULL AND "ContractId" IS NULL AND EXISTS (SELECT 1 FROM demo_ids WHERE instr(upper("Body"), id) > 0)
            """);
        return Count(transaction) > before;
    }

    private static string NamesOne(List<string> ids) => string.Join(" OR ", ids.Select(id => $"\"{id}\" IN demo_ids"));

    private static (string Table, List<string> Ids, string? Own) TableOf(IEntityType entity)
    {
        var ids = entity.GetProperties().Where(p => (p.GetTypeMapping().Converter?.ProviderClrType ?? Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) == typeof(Guid)).ToList();
        var own = ids.Find(p => p.Name == "Id") ?? (entity.FindPrimaryKey()?.Properties is [var only] && ids.Contains(only) ? only : null);
        return (entity.GetTableName()!, ids.ConvertAll(p => p.GetColumnName()), own?.GetColumnName());
    }

    private static long Count(DbTransaction transaction) => long.Parse(Read(transaction, "SELECT CAST(COUNT(*) AS TEXT) FROM demo_ids")[0], System.Globalization.CultureInfo.InvariantCulture);

    private static List<string> Read(DbTransaction transaction, string sql)
    {
        using var command = Command(transaction, sql, null);
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read()) { rows.Add(reader.GetString(0)); }
        return rows;
    }

    private static void Run(DbTransaction transaction, string sql, string? value = null)
    {
        using var command = Command(transaction, sql, value);
        command.ExecuteNonQuery();
    }

    private static DbCommand Command(DbTransaction transaction, string sql, string? value)
    {
        var command = transaction.Connection!.CreateCommand();
#pragma warning disable CA2100 // names of our own tables, and numbers; words go in as a parameter
        (command.Transaction, command.CommandText) = (transaction, sql);
#pragma warning restore CA2100
        if (value is null) { return command; }
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@value", value);
        command.Parameters.Add(parameter);
        return command;
    }
}
