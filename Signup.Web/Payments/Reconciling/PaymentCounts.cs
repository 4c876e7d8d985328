using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Payments.Refunds;
using SignupWeb.Payments.Sandbox;
using SignupWeb.Payments.Webhooks;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Reconciling;

/// <summary>Our side of GET /sandbox/test/effects, for checks from outside.</summary>
public sealed class PaymentCounts(IDbContextFactory<SignupDb> contexts) : IEffectCounts
{
    public string Name => "payments";

    public async Task<JsonNode> Count(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ledger = await db.Set<LedgerEntry>().AsNoTracking().ToListAsync(cancellationToken);
        return new JsonObject
        {
            ["purchases"] = await db.Set<Purchase>().CountAsync(cancellationToken),
            ["cards"] = await db.Set<PaymentProfile>().CountAsync(cancellationToken),
            ["compensations"] = await db.Set<Compensation>().CountAsync(cancellationToken),
            ["operations_open"] = await db.Set<PaymentOperation>().CountAsync(o => o.SettledAt == null, cancellationToken),
            ["events"] = await db.Set<WebhookEvent>().CountAsync(cancellationToken),
            ["captured"] = Totals(ledger, LedgerKind.Captured),
            ["refunded"] = Totals(ledger, LedgerKind.Refunded),
        };
    }

    private static JsonObject Totals(List<LedgerEntry> ledger, LedgerKind kind)
    {
        var totals = new JsonObject();
        foreach (var currency in ledger.Where(e => e.Kind == kind).GroupBy(e => e.Amount.Currency, StringComparer.Ordinal)) { totals[currency.Key] = currency.Sum(e => e.Amount.Minor); }
        return totals;
    }
}
