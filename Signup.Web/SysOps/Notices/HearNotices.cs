using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;
using SignupWeb.SysOps.Risks;

namespace SignupWeb.SysOps.Notices;

/// <summary>
/// R5: every failure is brought to the administrator, a yellow or red contract to the manager. Red goes out at once, what comes within a minute of a mail
/// with the next one; yellow gathers for a while, and the same again comes with another mail or after a quarter of an hour: a storm is a few mails.
/// </summary>
public sealed class HearNotices(QuietHours quiet, TimeProvider time) : IHandle<RiskFound>, IHandle<RiskSettled>, IHandle<ContractTurned>, IHandle<MessageQuarantined>
{
    public const string Turned = "contract-turned";

    private static readonly TimeSpan BetweenReds = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan BetweenYellows = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Gathering = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan BetweenTheSame = TimeSpan.FromMinutes(15);

    public Task Handle(RiskFound happened, SignupDb db, CancellationToken cancellationToken) =>
        Hear(db, happened.Kind, happened.SubjectId, SeverityOf(happened.Severity), happened.Sentence, cancellationToken);

    /// <summary>What is settled before the mail goes is not mailed.</summary>
    public async Task Handle(RiskSettled happened, SignupDb db, CancellationToken cancellationToken)
    {
        if (await Waiting(db, happened.Kind, happened.SubjectId, cancellationToken) is { } waiting) { db.Remove(waiting); }
    }

    public Task Handle(MessageQuarantined happened, SignupDb db, CancellationToken cancellationToken) =>
        Hear(db, RaiseRisk.Quarantined, happened.MessageId, Severity.Red, $"{happened.Handler} could not take {happened.Type}: {happened.Error}", cancellationToken);

    public async Task Handle(ContractTurned happened, SignupDb db, CancellationToken cancellationToken)
    {
        if (happened.Colour is not (nameof(Colour.Yellow) or nameof(Colour.Red))) { return; }
        var contract = await db.Set<Contract>().SingleAsync(c => c.Id == happened.ContractId, cancellationToken);
        await Hear(db, Turned, contract.Id.Value, SeverityOf(happened.Colour), $"Contract {contract.Number} ({contract.PlanName}) turned {happened.Colour.ToLowerInvariant()}.", cancellationToken);
    }

    private async Task Hear(SignupDb db, string kind, Guid subjectId, Severity severity, string sentence, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await db.Set<Risk>().AsNoTracking().SingleOrDefaultAsync(r => r.IsOpen && r.Kind == kind && r.SubjectId == subjectId, cancellationToken) is { } risk && (risk.Taken is not null || risk.IsSnoozed(now))) { return; } // somebody has it
        if (await Waiting(db, kind, subjectId, cancellationToken) is { } waiting) { waiting.Again(severity, sentence, now); }
        else { db.Add(Notice.Of(kind, subjectId, severity, sentence, now)); }
        var told = now - BetweenTheSame;
        var before = await db.Set<Notice>().Where(n => n.MailedAt > told && n.Kind == kind && n.SubjectId == subjectId).OrderByDescending(n => n.MailedAt).FirstOrDefaultAsync(cancellationToken);
        await MailBy(db, severity, before?.Severity >= severity ? before.MailedAt!.Value + BetweenTheSame : now, now, cancellationToken);
    }

    private static Task<Notice?> Waiting(SignupDb db, string kind, Guid subjectId, CancellationToken cancellationToken) =>
        db.Set<Notice>().SingleOrDefaultAsync(n => n.MailedAt == null && n.Kind == kind && n.SubjectId == subjectId, cancellationToken);

    private async Task MailBy(SignupDb db, Severity severity, DateTimeOffset earliest, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var last = await db.Set<Notice>().MaxAsync(n => n.MailedAt, cancellationToken) ?? DateTimeOffset.MinValue;
        var soon = severity == Severity.Red ? Later(now, last + BetweenReds) : Later(now + Gathering, last + BetweenYellows);
        var due = quiet.After(Later(soon, earliest), severity);
        var planned = await db.Set<Deadline>().SingleOrDefaultAsync(d => d.Kind == MailNotices.Kind && d.SubjectId == Guid.Empty && d.ClosedAt == null, cancellationToken);
        if (planned?.DueAt <= due) { return; }
        planned?.Close(now);
        db.Add(Deadline.At(MailNotices.Kind, Guid.Empty, due));
    }

    private static Severity SeverityOf(string said) => Enum.TryParse<Severity>(said, ignoreCase: true, out var severity) ? severity : Severity.Red;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
