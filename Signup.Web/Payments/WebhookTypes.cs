namespace SignupWeb.Payments;

/// <summary>The events we ask for. Any other is kept as ignored.</summary>
public static class WebhookTypes
{
    /// <summary>The objects we look at when something is told of them; word of others is only noted.</summary>
    private static readonly IReadOnlyList<string> LookedAt = ["invoice", "refund", "checkout.session", "dispute", "subscription", "tax_id"];

    /// <summary>Whether somebody looks at the object. A subscription is looked at when it ends; its invoices tell the rest.</summary>
    public static bool IsLookedAt(EventFacts happened) => happened.Type == CardRefused || LookedAt.Contains(happened.ObjectType, StringComparer.Ordinal) && happened.Type is not ("customer.subscription.created" or "customer.subscription.updated");

    /// <summary>The bank took no card on the payment service's page.</summary>
    public const string CardRefused = "setup_intent.setup_failed";

    public static readonly IReadOnlyList<string> Heard =
    [
        "checkout.session.completed",
        "checkout.session.expired",
        "setup_intent.succeeded",
        CardRefused,
        "invoice.paid",
        "invoice.payment_failed",
        "invoice.payment_action_required",
        "invoice.finalized",
        "invoice.voided",
        "customer.subscription.created",
        "customer.subscription.updated",
        "customer.subscription.deleted",
        "refund.created",
        "refund.updated",
        "refund.failed",
        "charge.refunded",
        "charge.dispute.created",
        "charge.dispute.updated",
        "charge.dispute.closed",
        "charge.dispute.funds_withdrawn",
        "charge.dispute.funds_reinstated",
        "credit_note.created",
        "payment_method.automatically_updated",
        "payment_method.detached",
        "customer.deleted",
        "customer.tax_id.updated",
    ];
}
