using SignupWeb.Payments.Sandbox.Billing;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Clock;

/// <summary>When the next subscription renews.</summary>
public sealed class NextRenewal
{
    private readonly SandboxStore store;

    internal NextRenewal(SandboxStore store) => this.store = store;

    /// <summary>The instant at which its invoice will have been charged; null when nothing renews.</summary>
    public DateTimeOffset? ChargedAt()
    {
        using var work = store.Read();
        using var command = work.Command("SELECT MIN(due) FROM later WHERE what = 'renew'");
        return command.ExecuteScalar() is long due ? DateTimeOffset.FromUnixTimeSeconds(due + SubscriptionInvoices.DraftSeconds + 1) : null;
    }
}
