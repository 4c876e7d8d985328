using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Cards;

/// <summary>One customer at the payment service per client account, made when first needed.</summary>
public sealed class EnsureCustomer(UnitOfWork unit, IDbContextFactory<SignupDb> contexts, PaymentCalls calls, PaymentGateway gateway, TaxNumbers taxNumbers, StripeConnection connection, TimeProvider time)
{
    public async Task<Answer<Reference>> Run(SignupId signup, ClientAccountId account, Party party, CancellationToken cancellationToken)
    {
        var asked = await Ask(signup, account, party, cancellationToken);
        return await unit.Run(
            async db =>
            {
                await asked.Settle(db);
                return asked.Answer.Succeeded ? Answer.Yes(new Reference(await Kept(db, account))) : asked.Answer;
            },
            CancellationToken.None);
    }

    /// <summary>The customer that is there: when two were made at the same moment, the first that was kept.</summary>
    public async Task<string> Kept(SignupDb db, ClientAccountId account) => (await db.Set<StripeCustomer>().FindAsync([account, connection.Name], CancellationToken.None))!.StripeId;

    /// <summary>For a caller who goes on to write: a new customer is kept with that.</summary>
    public async Task<Asked<Reference>> Ask(SignupId signup, ClientAccountId account, Party party, CancellationToken cancellationToken)
    {
        var (known, attempt) = await Look(account, cancellationToken);
        if (known is not null) { return new(Answer.Yes(new Reference(known)), _ => Task.CompletedTask); }
        var now = time.GetUtcNow();
        var planned = PaymentOperation.Plan(OperationKind.MakeCustomer, $"signup-{signup}-customer{(attempt == 1 ? string.Empty : $"-{attempt}")}", account.Value, now, signup, attempt: attempt);
        return await calls.Ask(_ => Task.FromResult((planned, new CustomerParameters(account, party.Email, party.Name, PayerAddress.Of(party), party.TaxId))), gateway.CreateCustomer, r => r.Id, Keep, cancellationToken);

        async Task Keep(SignupDb db, PaymentOperation operation, Reference made)
        {
            if (await db.Set<StripeCustomer>().AnyAsync(c => c.ClientAccountId == account && c.Service == connection.Name, CancellationToken.None)) { return; }
            db.Add(new StripeCustomer { ClientAccountId = account, Service = connection.Name, StripeId = made.Id, MadeAt = now });
            await taxNumbers.Ask(db, made.Id, account, party.Country, party.TaxId, CancellationToken.None);
        }
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
