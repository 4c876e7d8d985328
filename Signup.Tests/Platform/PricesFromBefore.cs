using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using SignupTests.Support;
using SignupWeb.Payments;
using Xunit;

namespace SignupTests.Platform;

/// <summary>A data folder of the time when a plan had prices in one currency.</summary>
public sealed class PricesFromBefore : IAsyncLifetime
{
    private readonly TestDatabase database = TestDatabase.In(Template.EmptyFolder());

    public async Task InitializeAsync()
    {
        await using var db = database.Open();
        await db.GetService<IMigrator>().MigrateAsync("20261128115645_BillingCycles");
        await db.Database.ExecuteSqlRawAsync("""
            INSERT INTO plan_versions ("Id", "PlanId", "Number", "Name", "Kind", "Prices", "Words", "Quotas", "Criteria", "PublishedAt")
                VALUES ('22222222-2222-7222-8222-222222222222', '11111111-1111-7111-8111-111111111111', 1, 'Team', 'SupportContract', '[{{"cycle":"Monthly","net":{{"minor":9900,"currency":"gbp"}}}}]', '[]', '[]', '[]', 0);
            INSERT INTO stripe_prices ("PlanVersionId", "BillingCycle", "Service", "StripeId", "LookupKey")
                VALUES ('22222222-2222-7222-8222-222222222222', 'Monthly', 'sandbox', 'price_1', '22222222222272228222222222222222-monthly'), ('33333333-3333-7333-8333-333333333333', 'Yearly', 'sandbox', 'price_2', 'gone-yearly');
            """);
        await db.GetService<IMigrator>().MigrateAsync();
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Keep_their_currency_at_the_payment_service()
    {
        await using var db = database.Open();

        var kept = await db.Set<StripePrice>().OrderBy(p => p.StripeId).Select(p => p.StripeId + " " + p.Currency).ToListAsync();

        Assert.Equal(["price_1 gbp", "price_2 eur"], kept);
    }

    [Fact]
    public async Task Can_be_taken_back()
    {
        await using var db = database.Open();

        await db.GetService<IMigrator>().MigrateAsync("20261128115645_BillingCycles");

        Assert.Equal(2, await db.Database.SqlQueryRaw<int>("SELECT count(*) AS Value FROM stripe_prices").SingleAsync());
    }
}
