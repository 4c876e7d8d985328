using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Payments.Charging;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Payers;

/// <summary>Tells the payment service what is new about a payer, and how we call their invoices. Telling it twice changes nothing, so however late, it is told.</summary>
public sealed class PayerOperations(UnitOfWork unit, IDbContextFactory<SignupDb> contexts, PaymentGateway gateway, PaymentCalls calls, EnsurePrice prices, SettleTaxNumber settle)
{
    public Task Run(PaymentOperation operation, CancellationToken cancellationToken) => operation.Kind switch
    {
        OperationKind.UpdateCustomer => Tell<PayerParameters>(operation, (asked, key) => gateway.UpdateCustomer(asked, key, cancellationToken), cancellationToken),
        OperationKind.ChangeTax => Tell<SubscriptionTaxParameters>(operation, (asked, key) => ChangeTax(asked, key, cancellationToken), cancellationToken),
        OperationKind.NumberInvoice => Tell<InvoiceNumberParameters>(operation, (asked, key) => gateway.NumberInvoice(asked, key, cancellationToken), cancellationToken),
        OperationKind.AddTaxNumber => AddTaxNumber(operation, cancellationToken),
        _ => throw new InvalidOperationException($"{operation.Kind} is not about a payer."),
    };

    private async Task Tell<T>(PaymentOperation planned, Func<T, string, Task<Answer<Reference>>> call, CancellationToken cancellationToken)
    {
        var (key, asked, _) = await calls.Begin<T>(planned.Id, cancellationToken);
        var answer = await call(asked, key);
        await unit.Run(
            async db =>
            {
                var operation = await db.Set<PaymentOperation>().SingleAsync(o => o.Id == planned.Id, cancellationToken);
                calls.Record(db, operation, answer, answer.Value?.Id);
                if (operation is { State: OperationState.Failed, Kind: not OperationKind.NumberInvoice }) { db.Announce(new RiskFound("payer-not-told", "yellow", operation.SubjectId, $"The payment service did not take a customer's new details ({answer.Fault}). Change them there by hand.")); }
                return Done.It;
            },
            cancellationToken);
    }

    private async Task<Answer<Reference>> ChangeTax(SubscriptionTaxParameters asked, string key, CancellationToken cancellationToken)
    {
        if (asked.WrongNumber is { } wrong && await gateway.RemoveTaxNumber(wrong.CustomerId, wrong.Id, cancellationToken) is { Succeeded: false } kept) { return kept; }
        if (asked.IsAutomatic) { return await gateway.ChangeTax(asked.SubscriptionId, StripeTaxRate.Automatic, key, cancellationToken); }
        var rate = asked.BasisPoints == 0 ? null : await prices.OfTax(asked.Country, asked.BasisPoints, cancellationToken);
        return rate is { Succeeded: false } ? rate : await gateway.ChangeTax(asked.SubscriptionId, rate?.Value!.Id, key, cancellationToken);
    }

    private async Task AddTaxNumber(PaymentOperation planned, CancellationToken cancellationToken)
    {
        var (key, asked, _) = await calls.Begin<TaxNumberParameters>(planned.Id, cancellationToken);
        var answer = await gateway.AddTaxNumber(asked, await NumberBefore(planned, cancellationToken), key, cancellationToken);
        await unit.Run(
            async db =>
            {
                var operation = await db.Set<PaymentOperation>().SingleAsync(o => o.Id == planned.Id, cancellationToken);
                calls.Record(db, operation, answer, answer.Value?.Id);
                if (await db.Set<TaxNumber>().SingleOrDefaultAsync(n => n.StripeCustomerId == asked.CustomerId, cancellationToken) is not { } number) { return Done.It; }
                if (answer.Value is { } made)
                {
                    number.Handed(made.Id.Length > 0 ? made.Id : null);
                    await settle.Apply(db, number, made.Status, cancellationToken);
                }
                else if (operation.State == OperationState.Failed)
                {
                    number.Handed(null);
                    await settle.Apply(db, number, answer.Code == "tax_id_invalid" ? "unverified" : "unavailable", cancellationToken);
                }

                return Done.It;
            },
            cancellationToken);
    }

    private async Task<string?> NumberBefore(PaymentOperation planned, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<PaymentOperation>().Where(o => o.Kind == OperationKind.AddTaxNumber && o.SubjectId == planned.SubjectId && o.PlannedAt < planned.PlannedAt && o.ResultId != null)
            .OrderByDescending(o => o.PlannedAt).Select(o => o.ResultId).FirstOrDefaultAsync(cancellationToken);
    }
}
