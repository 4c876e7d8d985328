using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Platform.Backups;
using SignupWeb.Platform.Data;
using SignupWeb.Subscriptions;

namespace SignupWeb.SysOps.Moving;

/// <summary>How many lines were written.</summary>
public sealed record Exported(int Customers, int Contracts, int Downloads);

/// <summary>Writes customers and contracts into two files, in the form in which they are brought in; also while a Signup runs. Who was erased, and what was bought once, stays. The files get their names when both are whole.</summary>
public sealed class ExportShop(IDbContextFactory<SignupDb> contexts)
{
    private const int AtOnce = 200;

    public async Task<Exported> Run(string folder, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        OwnFiles.Folder(folder);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var (customers, contracts) = (await Moving(db).CountAsync(cancellationToken), await MovingContracts(db).CountAsync(cancellationToken));
        var done = 0;
        void Written()
        {
            done++;
            progress?.Report(new("Exporting", done, customers + contracts, "lines"));
        }

        try
        {
            await MovedFiles.Write(folder, MovedFiles.Customers, Customers(cancellationToken), Written, cancellationToken);
            var wrote = done;
            await MovedFiles.Write(folder, MovedFiles.Contracts, Contracts(cancellationToken), Written, cancellationToken);
            foreach (var name in new[] { MovedFiles.Customers, MovedFiles.Contracts }) { File.Move(Path.Combine(folder, name + ".part"), Path.Combine(folder, name), overwrite: true); }
            return new(wrote, done - wrote, await db.Set<Contract>().CountAsync(c => c.Kind == PlanKind.Download, cancellationToken));
        }
        finally
        {
            foreach (var name in new[] { MovedFiles.Customers, MovedFiles.Contracts }) { File.Delete(Path.Combine(folder, name + ".part")); }
        }
    }

    private static IQueryable<Customer> Moving(SignupDb db) => db.Set<Customer>().AsNoTracking().Where(c => c.ErasedAt == null);

    private static IQueryable<Contract> MovingContracts(SignupDb db)
    {
        var customers = Moving(db);
        return db.Set<Contract>().AsNoTracking().Where(c => c.Kind != PlanKind.Download && customers.Any(of => of.Id == c.CustomerId));
    }

    private async IAsyncEnumerable<CustomerLine> Customers([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var customer in Moving(db).OrderBy(c => c.RegisteredAt).ThenBy(c => c.Email).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var p = customer.Profile;
            yield return new()
            {
                Email = customer.Email.Value,
                FirstName = p.FirstName,
                LastName = p.LastName,
                Company = p.Company ?? string.Empty,
                Address = p.Address,
                PostCode = p.PostCode,
                Town = p.Town,
                Region = p.Region ?? string.Empty,
                Country = p.Country,
                VatNumber = p.TaxId ?? string.Empty,
                PurchaseReference = p.PurchaseReference ?? string.Empty,
                Language = Cells.LanguageOf(customer.Culture),
                RegisteredAt = Cells.Of(customer.RegisteredAt),
                VerifiedAt = Cells.Of(customer.VerifiedAt),
            };
        }
    }

    private async IAsyncEnumerable<ContractLine> Contracts([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var after = string.Empty;
        while (true)
        {
#pragma warning disable CA1309, CA1310, MA0001, MA0074 // the database compares, byte by byte
            var some = await MovingContracts(db).Where(c => string.Compare(c.Number, after) > 0).OrderBy(c => c.Number).Take(AtOnce).ToListAsync(cancellationToken);
#pragma warning restore CA1309, CA1310, MA0001, MA0074
            if (some.Count == 0) { yield break; }
            var beside = await Beside.Read(db, some, cancellationToken);
            foreach (var contract in some) { yield return LineOf(contract, beside); }
            after = some[^1].Number;
        }
    }

    private static ContractLine LineOf(Contract contract, Beside beside)
    {
        var (order, runs) = (beside.Orders[contract.OrderId], beside.Subscriptions[contract.OrderId]);
        var (charge, card) = (beside.Charges.GetValueOrDefault(contract.OrderId), beside.CardOf(contract.OrderId));
        return new()
        {
            Reference = order.Reference,
            Contract = contract.Number,
            Email = beside.Emails[contract.CustomerId].Value,
            Plan = runs.Offer.PlanName,
            PlanVersion = runs.Offer.Version.ToString(CultureInfo.InvariantCulture),
            Cycle = runs.Offer.BillingCycle.ToString().ToLowerInvariant(),
            Currency = runs.Offer.Net.Currency,
            Price = Cells.Of(runs.Offer.Net),
            Total = Cells.Of(runs.Total),
            Tax = Cells.Of(TaxOf(order, runs.Total)),
            Language = contract.Offer.Language,
            SignedAt = Cells.Of(contract.SignedAt),
            PaidFrom = Cells.Of(runs.PeriodStart),
            PaidUntil = Cells.Of(runs.PeriodEnd),
            EndsAt = Cells.Of(runs.EndsAt),
            EndedAt = Cells.Of(contract.EndedAt),
            StripeCustomer = card?.StripeCustomerId ?? beside.Accounts.GetValueOrDefault(contract.ClientAccountId) ?? string.Empty,
            StripeSubscription = charge?.SubscriptionId ?? string.Empty,
            StripeCard = card?.PaymentMethodId ?? string.Empty,
            CardBrand = card?.BrandName ?? string.Empty,
            CardLastFour = card?.LastFour ?? string.Empty,
            CardExpires = card is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"{card.ExpiryYear:D4}-{card.ExpiryMonth:D2}"),
        };
    }

    /// <summary>The order's, or its share of what a cycle comes to now.</summary>
    private static Money TaxOf(Order order, Money total) =>
        total == order.Total || order.Total.Minor == 0 ? order.Tax with { Currency = total.Currency } : total with { Minor = (long)Math.Round((decimal)total.Minor * order.Tax.Minor / order.Total.Minor, MidpointRounding.AwayFromZero) };

    /// <summary>What belongs to some contracts.</summary>
    private sealed record Beside(Dictionary<OrderId, Order> Orders, Dictionary<OrderId, Subscription> Subscriptions, Dictionary<OrderId, OrderCharge> Charges, Dictionary<PaymentProfileId, PaymentProfile> Cards, Dictionary<CustomerId, EmailAddress> Emails, Dictionary<ClientAccountId, string> Accounts)
    {
        public static async Task<Beside> Read(SignupDb db, List<Contract> contracts, CancellationToken cancellationToken)
        {
            var (orders, customers, accounts) = (contracts.ConvertAll(c => c.OrderId), contracts.ConvertAll(c => c.CustomerId), contracts.ConvertAll(c => c.ClientAccountId));
            var charges = await db.Set<OrderCharge>().AsNoTracking().Where(c => orders.Contains(c.OrderId)).ToDictionaryAsync(c => c.OrderId, cancellationToken);
            List<PaymentProfileId> cards = [.. charges.Values.Select(c => c.PaymentProfileId)];
            return new(
                await db.Set<Order>().AsNoTracking().Where(o => orders.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancellationToken),
                await db.Set<Subscription>().AsNoTracking().Where(s => orders.Contains(s.OrderId)).ToDictionaryAsync(s => s.OrderId, cancellationToken),
                charges,
                await db.Set<PaymentProfile>().AsNoTracking().Where(p => cards.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken),
                await db.Set<Customer>().AsNoTracking().Where(c => customers.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Email, cancellationToken),
                (await db.Set<StripeCustomer>().AsNoTracking().Where(c => accounts.Contains(c.ClientAccountId)).ToListAsync(cancellationToken)).GroupBy(c => c.ClientAccountId).ToDictionary(of => of.Key, of => of.First().StripeId));
        }

        public PaymentProfile? CardOf(OrderId order) => Charges.GetValueOrDefault(order) is { } charge ? Cards.GetValueOrDefault(charge.PaymentProfileId) : null;
    }
}
