using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.SysOps.Risks;

/// <summary>Puts into the queue what others found, what no handler could take, and mail that could not be sent (R5: real-time risk queue).</summary>
public sealed class RaiseRisk(TimeProvider time) : IHandle<RiskFound>, IHandle<MessageQuarantined>, IHandle<MailBounced>
{
    public const string Quarantined = "MESSAGE_QUARANTINED";
    public const string Undelivered = "MAIL_NOT_SENT";

    public Task Handle(RiskFound happened, SignupDb db, CancellationToken cancellationToken) =>
        Raise(db, happened.Kind, Enum.TryParse<Severity>(happened.Severity, ignoreCase: true, out var said) ? said : Severity.Red, happened.SubjectId, happened.Sentence, cancellationToken);

    public Task Handle(MessageQuarantined happened, SignupDb db, CancellationToken cancellationToken) =>
        Raise(db, Quarantined, Severity.Red, happened.MessageId, $"{happened.Handler} could not take {happened.Type} after {Delivery.MaxTries} tries: {happened.Error}", cancellationToken);

    public Task Handle(MailBounced happened, SignupDb db, CancellationToken cancellationToken) =>
        Raise(db, Undelivered, Severity.Yellow, happened.MailId, $"The mail \"{happened.Subject}\" could not be sent.", cancellationToken);

    private async Task Raise(SignupDb db, string kind, Severity severity, Guid subjectId, string sentence, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var open = await db.Set<Risk>().SingleOrDefaultAsync(r => r.IsOpen && r.Kind == kind && r.SubjectId == subjectId, cancellationToken);
        if (open is null) { db.Add(Risk.Found(kind, severity, subjectId, sentence, now)); }
        else { open.FoundAgain(severity, sentence, now); }
    }
}
