using Microsoft.EntityFrameworkCore;
using SignupWeb.Payments;
using SignupWeb.Payments.Webhooks;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Doctor.Checks;

/// <summary>Whether the payment service's news reaches us by itself. What does not is fetched, only later.</summary>
public sealed class WebhooksHeard(IDbContextFactory<SignupDb> contexts, TimeProvider time) : ICheck
{
    public string Name => "Webhooks";

    public async Task<Finding> Look(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return Judge(await Last(db, Door.Webhook, cancellationToken), await Last(db, Door.Reconciler, cancellationToken), time.GetUtcNow());
    }

    /// <summary>What these facts mean.</summary>
    public static Finding Judge(DateTimeOffset? heard, DateTimeOffset? fetched, DateTimeOffset now) => (heard, fetched) switch
    {
        (null, null) => Finding.Ok("None has come yet. The first order brings some."),
        (null, _) => Finding.Fault("None has ever come, and events had to be fetched.", "Run Signup once with register-webhook, or register /webhooks/stripe in Stripe's dashboard."),
        _ when fetched > heard => Finding.Fault("None has come for {0} minutes, though there was one to be fetched since.", "See in Stripe's dashboard whether it reaches /webhooks/stripe, and whether Payments:Stripe:WebhookSecret is that of the endpoint.", (long)(now - heard.Value).TotalMinutes),
        _ => Finding.Ok("The last one came {0} minutes ago.", (long)(now - heard.Value).TotalMinutes),
    };

    private static Task<DateTimeOffset?> Last(SignupDb db, Door door, CancellationToken cancellationToken) =>
        db.Set<WebhookEvent>().Where(e => e.Source == door).OrderByDescending(e => e.ReceivedAt).Select(e => (DateTimeOffset?)e.ReceivedAt).FirstOrDefaultAsync(cancellationToken);
}
