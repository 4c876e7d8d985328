using SignupWeb.Platform.Auditing;

namespace SignupWeb.SysOps.Audit;

/// <summary>What an entry is about, and where that can be seen.</summary>
internal static class AuditPlaces
{
    public static bool IsAboutOrder(this AuditEntry entry) => entry.Action is AuditAction.AskedForRefund or AuditAction.DecidedRefund or AuditAction.RetriedRefund or AuditAction.WroteOffRefund or AuditAction.PaidOtherwise;

    public static bool IsAboutCustomer(this AuditEntry entry) =>
        entry.Action is AuditAction.SuspendedCustomer or AuditAction.ReinstatedCustomer or AuditAction.ErasedCustomer or AuditAction.ExportedCustomer or AuditAction.ChangedCustomer
        || (entry.Action == AuditAction.ResetSecondFactor && entry.CustomerId is not null);

    /// <param name="reference">The order's, where it is about one.</param>
    public static string? Of(AuditEntry entry, string? reference) => entry switch
    {
        _ when entry.IsAboutCustomer() => $"/ops/customers/{entry.SubjectId}",
        _ when entry.IsAboutOrder() => reference is null ? null : $"/ops/orders/{reference}/refund",
        { Action: AuditAction.ColouredCriterion or AuditAction.AcknowledgedContract or AuditAction.LoggedAcceptance or AuditAction.MovedReminder or AuditAction.OfferedAmendment or AuditAction.SuggestedPlan or AuditAction.WithdrewAmendment } => $"/ops/contracts/{entry.SubjectId}",
        { Action: AuditAction.TookRisk or AuditAction.SnoozedRisk or AuditAction.ResolvedRisk or AuditAction.RetriedDownload or AuditAction.RetriedOffer } => "/ops/risks",
        { Action: AuditAction.RetriedMessage or AuditAction.DiscardedMessage } => "/ops/messages",
        { Action: AuditAction.HurriedDeadline or AuditAction.GaveUpDeadline } => "/ops/deadlines",
        { Action: AuditAction.PublishedPlan or AuditAction.WithdrewPlan } => $"/ops/plans/{entry.SubjectId}",
        { Action: AuditAction.SentMailAgain } => $"/ops/mails?mail={entry.SubjectId}",
        { Action: AuditAction.ReplayedWebhook } => $"/ops/webhooks?event={Uri.EscapeDataString(entry.Subject)}",
        { Action: AuditAction.CancelledSignup or AuditAction.AskedSignupAgain or AuditAction.CompletedSignup or AuditAction.SentWayBack } => $"/ops/signups/{entry.SubjectId}",
        { Action: AuditAction.RemovedReceiver } => "/ops/receivers",
        { Action: AuditAction.RegisteredReceiver or AuditAction.ChangedReceiver or AuditAction.RolledReceiverSecret or AuditAction.SwitchedReceiver or AuditAction.PingedReceiver or AuditAction.ReplayedEvents } => $"/ops/receivers/{entry.SubjectId}",
        { Action: AuditAction.ChangedMailWords } => "/ops/mails/templates?kind=" + entry.Subject.Split(' ')[0],
        { Action: AuditAction.ChangedSetting } => $"/ops/settings?q={Uri.EscapeDataString(entry.Subject)}",
        { Action: AuditAction.MadePromotion or AuditAction.WithdrewPromotion } => "/ops/promotions",
        { Action: AuditAction.InvitedStaff or AuditAction.ResentInvitation or AuditAction.WithdrewInvitation or AuditAction.JoinedStaff or AuditAction.ChangedRole or AuditAction.SuspendedStaff or AuditAction.ReinstatedStaff or AuditAction.ResetSecondFactor } => "/ops/staff",
        { Action: AuditAction.LiftedBlock } => "/ops/staff/blocks",
        _ => null,
    };
}
