using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.SysOps.Risks;

/// <summary>
/// Puts into the queue what others found, what no handler could take, and mail that could not be sent (R5: real-time risk queue), and takes
/// off it what was settled elsewhere. One handler for both: it hears of a subject in turn.
/// </summary>
public sealed class RaiseRisk(TimeProvider time) : IHandle<RiskFound>, IHandle<RiskSettled>, IHandle<MessageQuarantined>, IHandle<MailBounced>
{
    public const string Quarantined = "MESSAGE_QUARANTINED";
    public const string Undelivered = "MAIL_NOT_SENT";

    public Task Handle(RiskFound happened, SignupDb db, CancellationToken cancellationToken) =>
        Raise(db, happened.Kind, Enum.TryParse<Severity>(happened.Severity, ignoreCase: true, out var said) ? said : Severity.Red, happened.SubjectId, happened.Sentence, cancellationToken);

    public async Task Handle(RiskSettled happened, SignupDb db, CancellationToken cancellationToken) =>
        (await Open(db, happened.Kind, happened.SubjectId, cancellationToken))?.Resolve(happened.By, happened.Reason, time.GetUtcNow());

    public Task Handle(MessageQuarantined happened, SignupDb db, CancellationToken cancellationToken) =>
        Raise(db, Quarantined, Severity.Red, happened.MessageId, $"{happened.Handler} could not take {happened.Type} after {Delivery.MaxTries} tries: {happened.Error}", cancellationToken);

    public Task Handle(MailBounced happened, SignupDb db, CancellationToken cancellationToken) =>
        Raise(db, Undelivered, Severity.Yellow, happened.MailId, $"The mail \"{happened.Subject}\" could not be sent.", cancellationToken);

    private async Task Raise(SignupDb db, string kind, Severity severity, Guid subjectId, string sentence, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var open = await Open(db, kind, subjectId, cancellationToken);
        if (open is null) { db.Add(Risk.Found(kind, severity, subjectId, sentence, now)); }
        else { open.FoundAgain(severity, sentence, now); }
    }

    private static Task<Risk?> Open(SignupDb db, string kind, Guid subjectId, CancellationToken cancellationToken) =>
        db.Set<Risk>().SingleOrDefaultAsync(r => r.IsOpen && r.Kind == kind && r.SubjectId == subjectId, cancellationToken);
}
