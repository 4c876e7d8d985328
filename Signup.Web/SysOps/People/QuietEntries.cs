using System.Collections.Frozen;
using SignupWeb.Platform.Access;

namespace SignupWeb.SysOps.People;

/// <summary>Lines of a story that are looked at only when something is searched for: steps in between, of which another line tells the end.</summary>
internal static class QuietEntries
{
    private static readonly FrozenSet<string> Between = FrozenSet.ToFrozenSet(
    [
        nameof(CustomerAttached), nameof(PaymentProfileAttached), nameof(SignupRequested), nameof(SignupRequestedForReporting), nameof(VerificationEmailSent), nameof(SuspensionNotificationSent),
        nameof(ChargeRequested), nameof(ProvisionDownloadRequest), nameof(ProvisionDownloadResponse), nameof(LimitedOfferRequested), nameof(ContractChangedPlan),
    ], StringComparer.Ordinal);

    public static bool IsQuiet(this TimelineEntry entry) => entry switch
    {
        TimelineEntry.Written written => Between.Contains(written.Type),
        TimelineEntry.SignInEnded ended => ended.Because is null or SessionEnd.SignedOut,
        TimelineEntry.Told told => told.IsIgnored,
        _ => false,
    };
}
