using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Orders;
using SignupWeb.Payments.Sandbox;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Provisioning;
using SignupWeb.Signups;
using SignupWeb.Subscriptions;

namespace SignupWeb.SysOps;

/// <summary>What our records count, for GET /sandbox/test/effects: for checks from outside, in test mode only.</summary>
public sealed class RecordCounts(IDbContextFactory<SignupDb> contexts) : IEffectCounts
{
    public string Name => "records";

    public async Task<JsonNode> Count(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return new JsonObject
        {
            ["signups"] = await db.Set<Signup>().CountAsync(cancellationToken),
            ["signups_completed"] = await db.Set<Signup>().CountAsync(s => s.State == SignupState.Completed, cancellationToken),
            ["orders"] = await db.Set<Order>().CountAsync(cancellationToken),
            ["orders_accepted"] = await db.Set<Order>().CountAsync(o => o.State == OrderState.Accepted, cancellationToken),
            ["contracts"] = await db.Set<Contract>().CountAsync(cancellationToken),
            ["thank_you_pages"] = await db.Set<ThankYouPage>().CountAsync(cancellationToken),
            ["invoices"] = await db.Set<Invoice>().CountAsync(cancellationToken),
            ["subscriptions"] = await db.Set<Subscription>().CountAsync(cancellationToken),
            ["downloads"] = await db.Set<Download>().CountAsync(cancellationToken),
            ["messages_waiting"] = await db.Set<Delivery>().CountAsync(m => m.NextTryAt != null, cancellationToken),
            ["messages_quarantined"] = await db.Set<Delivery>().CountAsync(m => m.QuarantinedAt != null, cancellationToken),
        };
    }
}
