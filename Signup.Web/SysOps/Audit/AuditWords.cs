using System.Globalization;
using Microsoft.Extensions.Localization;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.Audit;

/// <summary>What was done, in words.</summary>
public static class AuditWords
{
    public static string Of(AuditAction action, IStringLocalizer words) => action switch
    {
        AuditAction.InvitedStaff => words["Invited to the team"],
        AuditAction.ResentInvitation => words["Sent an invitation again"],
        AuditAction.WithdrewInvitation => words["Withdrew an invitation"],
        AuditAction.JoinedStaff => words["Joined the team"],
        AuditAction.ChangedRole => words["Changed a role"],
        AuditAction.SuspendedStaff => words["Suspended a colleague"],
        AuditAction.ReinstatedStaff => words["Reinstated a colleague"],
        AuditAction.ResetSecondFactor => words["Reset a second factor"],
        AuditAction.SuspendedCustomer => words["Suspended a customer"],
        AuditAction.ReinstatedCustomer => words["Reinstated a customer"],
        AuditAction.ErasedCustomer => words["Deleted a customer"],
        AuditAction.ExportedCustomer => words["Took a customer's data away"],
        AuditAction.ChangedCustomer => words["Changed a customer's profile"],
        AuditAction.PublishedPlan => words["Published a plan"],
        AuditAction.WithdrewPlan => words["Withdrew a plan"],
        AuditAction.MadePromotion => words["Made a promotion code"],
        AuditAction.WithdrewPromotion => words["Withdrew a promotion code"],
        AuditAction.ColouredCriterion => words["Coloured a criterion"],
        AuditAction.AcknowledgedContract => words["Acknowledged a contract"],
        AuditAction.LoggedAcceptance => words["Logged an acceptance"],
        AuditAction.MovedReminder => words["Moved a reminder"],
        AuditAction.OfferedAmendment => words["Offered another version of a contract"],
        AuditAction.WithdrewAmendment => words["Withdrew another version of a contract"],
        AuditAction.AskedForRefund => words["Asked for a refund"],
        AuditAction.DecidedRefund => words["Decided about a refund"],
        AuditAction.RetriedRefund => words["Released held money"],
        AuditAction.WroteOffRefund => words["Wrote off held money"],
        AuditAction.PaidOtherwise => words["Gave money back another way"],
        AuditAction.TookRisk => words["Took a risk"],
        AuditAction.SnoozedRisk => words["Put a risk aside"],
        AuditAction.ResolvedRisk => words["Resolved a risk"],
        AuditAction.RetriedMessage => words["Had a message delivered again"],
        AuditAction.DiscardedMessage => words["Discarded a message"],
        AuditAction.HurriedDeadline => words["Had a deadline tried at once"],
        AuditAction.GaveUpDeadline => words["Gave up a deadline"],
        AuditAction.SentMailAgain => words["Sent a mail again"],
        AuditAction.ReplayedWebhook => words["Replayed a webhook"],
        AuditAction.ChangedMailWords => words["Changed the words of a mail"],
        AuditAction.ChangedSetting => words["Changed a setting"],
        AuditAction.CancelledSignup => words["Ended a sign-up"],
        AuditAction.SentWayBack => words["Mailed the way back to a sign-up"],
    };

    /// <summary>What of it: known words are translated, names stay as they are.</summary>
    public static string What(AuditChange change, IStringLocalizer words) => change.What switch
    {
        "Role" => words["Role"],
        "State" => words["State"],
        "Reason" => words["Reason"],
        "Note" => words["Note"],
        "Version" => words["Version"],
        "Name" => words["Name"],
        "Prices" => words["Prices"],
        "Time to cancel" => words["Time to cancel"],
        "Criteria" => words["Criteria"],
        "Measured" => words["Measured"],
        "Next action" => words["Next action"],
        "Due" => words["Due"],
        "Amount" => words["Amount"],
        "Way" => words["Way"],
        "Owner" => words["Owner"],
        "Until" => words["Until"],
        "Handler" => words["Handler"],
        "Subject" => words["Subject"],
        "Heading" => words["Heading"],
        "Paragraph" => words["Paragraph"],
        "Value" => words["Value"],
        _ => change.What,
    };

    /// <summary>States and roles are translated, instants put on the shop's clock; what people typed stays as it is.</summary>
    public static string Value(string value, ShopOptions shop, IStringLocalizer words) => value switch
    {
        _ when DateTimeOffset.TryParseExact(value, "u", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) => shop.Local(at).DayAndTime(),
        "Admin" => words["Administrator"],
        "Manager" => words["Manager"],
        "Support" => words["Support"],
        "Working" => words["Working"],
        "Suspended" => words["Suspended"],
        "On sale" => words["On sale"],
        "Withdrawn" => words["Withdrawn"],
        "Open" => words["Open"],
        "Resolved" => words["Resolved"],
        "Set aside" => words["Set aside"],
        "Discarded" => words["Discarded"],
        "Green" => words["Green"],
        "Yellow" => words["Yellow"],
        "Red" => words["Red"],
        "NotAssessed" => words["Not assessed"],
        "WaitingForApproval" or "Waits for a second person" => words["Waits for a second person"],
        "UnderWay" or "Refunding" => words["Under way"],
        "TurnedDown" => words["Turned down"],
        "Failed" => words["Failed"],
        "PaidOtherwise" => words["Given back another way"],
        "Held" => words["Held"],
        "WrittenOff" => words["Written off"],
        "CallCustomer" => words["Call the customer"],
        "AssignEngineer" => words["Assign an engineer"],
        "AmendContract" => words["Amend the contract"],
        "Escalate" => words["Escalate"],
        "AcceptRisk" => words["Accept the risk"],
        "Terminate" => words["End the contract"],
        _ => value,
    };
}
