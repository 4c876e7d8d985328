using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments;

/// <summary>One customer at the payment service per client account, made when first needed.</summary>
public sealed class EnsureCustomer(UnitOfWork unit, IDbContextFactory<SignupDb> contexts, PaymentCalls calls, PaymentGateway gateway, StripeConnection connection, TimeProvider time)
{
    public async Task<Answer<Reference>> Run(SignupId signup, ClientAccountId account, string email, string name, CancellationToken cancellationToken)
    {
        if (await Known(account, cancellationToken) is { } known) { return Answer.Yes(new Reference(known)); }
        var now = time.GetUtcNow();
        var planned = PaymentOperation.Plan(OperationKind.MakeCustomer, $"signup-{signup}-customer", account.Value, now, signup);
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

    private async Task<string?> Known(ClientAccountId account, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<StripeCustomer>().Where(c => c.ClientAccountId == account && c.Service == connection.Name).Select(c => c.StripeId).SingleOrDefaultAsync(cancellationToken);
    }
}
