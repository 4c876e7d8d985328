using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Cards;

/// <summary>One customer at the payment service per client account, made when first needed.</summary>
public sealed class EnsureCustomer(UnitOfWork unit, IDbContextFactory<SignupDb> contexts, PaymentCalls calls, PaymentGateway gateway, StripeConnection connection, TimeProvider time)
{
    public async Task<Answer<Reference>> Run(SignupId signup, ClientAccountId account, string email, string name, CancellationToken cancellationToken)
    {
        var (known, attempt) = await Look(account, cancellationToken);
        if (known is not null) { return Answer.Yes(new Reference(known)); }
        var now = time.GetUtcNow();
        var planned = PaymentOperation.Plan(OperationKind.MakeCustomer, $"signup-{signup}-customer{(attempt == 1 ? string.Empty : $"-{attempt}")}", account.Value, now, signup, attempt: attempt);
        var made = await calls.Run(planned, new CustomerParameters(account, email, name), gateway.CreateCustomer, r => r.Id, cancellationToken);
        if (!made.Succeeded) { return made; }
        var kept = await unit.Run(async db =>
        {
            var first = await db.Set<StripeCustomer>().SingleOrDefaultAsync(c => c.ClientAccountId == account && c.Service == connection.Name, CancellationToken.None);
            if (first is null) { db.Add(first = new() { ClientAccountId = account, Service = connection.Name, StripeId = made.Value!.Id, MadeAt = now }); }
            return first.StripeId;
        }, CancellationToken.None);
        return Answer.Yes(new Reference(kept));
    }

    /// <summary>The customer, or which attempt to make one this is: a refused one (an address the service does not take) is over, the next may differ.</summary>
    private async Task<(string? Known, int Attempt)> Look(ClientAccountId account, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await db.Set<StripeCustomer>().Where(c => c.ClientAccountId == account && c.Service == connection.Name).Select(c => c.StripeId).SingleOrDefaultAsync(cancellationToken);
        var refused = await db.Set<PaymentOperation>().CountAsync(o => o.Kind == OperationKind.MakeCustomer && o.SubjectId == account.Value && o.State == OperationState.Failed, cancellationToken);
        return (known, refused + 1);
    }
}
