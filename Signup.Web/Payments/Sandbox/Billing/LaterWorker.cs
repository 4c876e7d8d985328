using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Resources;
using SignupWeb.Payments.Sandbox.Store;
using SignupWeb.Platform.Workers;

namespace SignupWeb.Payments.Sandbox.Billing;

/// <summary>Does what time brings: renewals, retries, expiries, disputes, drafts that become final.</summary>
internal sealed class LaterWorker(SandboxStore store, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<LaterWorker> logger)
    : WokenWorker(time, logger, lifetime), IFallsDue
{
    public Task<DateTimeOffset?> NextAt(CancellationToken cancellationToken) => Task.FromResult<DateTimeOffset?>(Next() is { } next ? DateTimeOffset.FromUnixTimeSeconds(next.Due) : null);

    protected override IDisposable ListenFor(Action wake) => store.OnCommit(wake);

    protected override async Task<DateTimeOffset?> Work(CancellationToken cancellationToken)
    {
        while (Next() is { } next)
        {
            if (next.Due > next.Now) { return DateTimeOffset.FromUnixTimeSeconds(next.Due); }

            using var work = await store.WriteAsync(cancellationToken: cancellationToken);
            work.NotLater(next.Id, next.What);
            if (next.What == Forgetting.What) { Forgetting.Run(work, next.Id); }
            else if (work.Find(next.Id) is { } obj) { Do(work, obj, next.What); }
            work.Commit();
        }

        return null;
    }

    private static void Do(Work work, JsonObject obj, string what)
    {
        switch (what)
        {
            case "renew": SubscriptionInvoices.Renew(work, obj); break;
            case "cancel": SubscriptionStates.Cancel(work, obj, "cancellation_requested"); break;
            case "expire-incomplete": SubscriptionStates.Expire(work, obj); break;
            case "finalize": FinalizeAndCollect(work, obj); break;
            case "collect": Collect(work, obj); break;
            case "expire-session": CheckoutSessions.Expire(work, obj); break;
            case "dispute": DisputeCalls.Open(work, obj); break;
            case TaxIds.Verify: TaxIds.Answer(work, obj); break;
            case "settle-refund": Resources.Refunds.Settle(work, obj); break;
            default: throw new InvalidOperationException($"Nobody knows how to do '{what}'.");
        }
    }

    private static void FinalizeAndCollect(Work work, JsonObject invoice)
    {
        if (invoice.Text("status") != "draft") { return; }
        if (InvoiceFinalizing.Finalize(work, invoice).Text("collection_method") == "charge_automatically") { Collect(work, invoice); }
    }

    private static void Collect(Work work, JsonObject invoice)
    {
        if (invoice.Text("status") != "open") { return; }
        if (!MinimumCharge.IsBelow(invoice.Whole("amount_due") ?? 0, invoice.Need("currency")) && Collecting.Method(work, invoice) is { } method)
        {
            Collecting.Pay(work, invoice, method);
            return;
        }

        var before = invoice.DeepClone().AsObject();
        invoice["attempted"] = true;
        invoice["attempt_count"] = (invoice.Whole("attempt_count") ?? 0) + 1;
        work.Update("invoice.updated", invoice, before);
        work.Emit("invoice.payment_failed", invoice);
        SubscriptionStates.InvoiceFailed(work, invoice, newSubscription: false);
    }

    private (string Id, string What, long Due, long Now)? Next()
    {
        using var work = store.Read();
        using var command = work.Command("SELECT object, what, due FROM later ORDER BY due, what LIMIT 1");
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetString(0), reader.GetString(1), reader.GetInt64(2), work.Now) : null;
    }
}
