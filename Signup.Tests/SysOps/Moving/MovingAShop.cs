using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Payments.Reconciling;
using SignupWeb.Payments.Sandbox;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Backups;
using SignupWeb.Platform.Mail;
using SignupWeb.Subscriptions;
using SignupWeb.SysOps.Boards;
using SignupWeb.SysOps.Moving;
using Xunit;

namespace SignupTests.SysOps.Moving;

/// <summary>Customers and contracts out of one shop and into another: by files, and from the account at the payment service in which they pay.</summary>
public sealed class MovingAShop(OldShop old) : IClassFixture<OldShop>
{
    private static readonly Dictionary<string, string> ByName = new(StringComparer.Ordinal);

    [Fact]
    public async Task What_is_exported_imported_and_exported_again_is_the_same_file()
    {
        await using var shop = new AppHost();
        var (first, again) = (Template.EmptyFolder(), Template.EmptyFolder());
        var written = await old.Shop.Get<ExportShop>().Run(first);
        Assert.Equal((3, 2, 0), (written.Customers, written.Contracts, written.Downloads));

        var moved = await Import(shop, first);
        Assert.Equal((3, 2, 0), (moved.Customers, moved.Contracts, moved.There));
        Assert.Empty(moved.Refused);
        await shop.Get<ExportShop>().Run(again);

        foreach (var file in new[] { "customers.csv", "contracts.csv" }) { Assert.Equal(await File.ReadAllTextAsync(Path.Combine(first, file)), await File.ReadAllTextAsync(Path.Combine(again, file))); }
        Assert.Contains("'=cmd", await File.ReadAllTextAsync(Path.Combine(first, "customers.csv")), StringComparison.Ordinal);
        Assert.Contains(await shop.All<Customer>(), c => c.Profile.Company == OldShop.Formula);
        Assert.Equal(["contracts.csv", "customers.csv"], Directory.EnumerateFiles(again).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal), StringComparer.Ordinal);

        var twice = await Import(shop, first);
        Assert.Equal((0, 0, 5), (twice.Customers, twice.Contracts, twice.There));
        Assert.Equal(2, (await shop.All<Contract>()).Count);
    }

    [Fact]
    public async Task What_was_taken_over_stands_on_the_board_and_in_the_account_and_nobody_is_charged_or_mailed()
    {
        await using var shop = new AppHost();
        await old.Shop.Get<ExportShop>().Run(shop.Folder);
        _ = await Import(shop, shop.Folder);

        var board = await shop.Get<ReadBoard>().Run(new BoardAddress(null, string.Empty, true, default, 0));
        Assert.Equal(2, board.Found);
        var contract = (await shop.All<Contract>()).Single(c => c.CustomerName == "Hafenlicht GmbH" && c.Offer.BillingCycle == BillingCycle.Monthly);
        Assert.Equal((ContractState.Active, true), (contract.State, contract.Text.Hash == contract.TextHash));
        Assert.Contains(await shop.All<Criterion>(), c => c.ContractId == contract.Id);
        Assert.Empty(await shop.All<MailMessage>());
        Assert.Empty(await shop.All<PaymentOperation>());
        Assert.Empty(await shop.All<Invoice>());
        Assert.Equal("C-00003", (await Next(shop)).Number);

        _ = await shop.Get<RequestPasswordReset>().Run(old.Mara, Origin.Unknown);
        await Eventually.Hold(async () => (await shop.All<MailMessage>()).Exists(m => m.Kind == "reset-password" && m.Recipient == old.Mara), "the usual link to choose a password");
    }

    [Fact]
    public async Task A_line_that_does_not_fit_is_named_with_its_reason_and_a_dry_run_keeps_nothing()
    {
        await using var shop = new AppHost();
        await old.Shop.Get<ExportShop>().Run(shop.Folder);
        var good = (await File.ReadAllLinesAsync(Path.Combine(shop.Folder, "contracts.csv")))[1];
        await File.AppendAllLinesAsync(Path.Combine(shop.Folder, "customers.csv"), ["no-address,Ada,Byron", $"{old.Mara.ToUpperInvariant()},Mara,Lindqvist", "ada@northwind.example,Ada,Byron,,,,,,XX", "bea@northwind.example,Bea,Byron"]);
        await File.AppendAllLinesAsync(Path.Combine(shop.Folder, "contracts.csv"), [good, Changed(good, 0, "a b"), Changed(good, 0, "r-1", 3, "Gold"), Changed(good, 0, "r-2", 5, "weekly"), Changed(good, 0, "r-3", 8, "12,50"), Changed(good, 0, "r-4", 2, "nobody@northwind.example"), Changed(good, 0, "r-5"), Changed(good, 0, "r-6", 1, ""), Changed(good, 0, "r-7", 1, "", 17, ""), Changed(good, 0, "r-8", 2, "bea@northwind.example"), Changed(good, 0, "r-9", 13, "2020-01-01T00:00:00Z")]);
        string[] customers = ["EMAIL_INVALID", "TWICE_IN_THE_FILE", "COUNTRY_INVALID"];
        string[] contracts = ["TWICE_IN_THE_FILE", "REFERENCE_INVALID", "PLAN_UNKNOWN", "CYCLE_UNKNOWN", "AMOUNT_INVALID", "CUSTOMER_UNKNOWN", "NUMBER_TAKEN", "SUBSCRIPTION_TAKEN", "PAYMENT_MISSING", "PROFILE_INCOMPLETE", "PAID_PERIOD_INVALID"];

        var tried = await Import(shop, shop.Folder, dryRun: true);
        Assert.Equal([.. customers, .. contracts], tried.Refused.Select(line => line.Why.Code), StringComparer.Ordinal);
        Assert.Empty(await shop.All<Customer>());
        Assert.Empty(await shop.All<Order>());

        var moved = await Import(shop, shop.Folder);
        Assert.Equal(tried.Refused.Select(line => (line.File, line.Line, line.What, line.Why.Code)), moved.Refused.Select(line => (line.File, line.Line, line.What, line.Why.Code)));
        Assert.Equal((4, 2), (moved.Customers, moved.Contracts));
        Assert.Equal(("customers.csv", 5, "no-address"), (moved.Refused[0].File, moved.Refused[0].Line, moved.Refused[0].What));
    }

    [Fact]
    public async Task From_an_account_at_the_payment_service_what_renews_is_followed_from_then_on_and_what_fits_no_plan_is_refused()
    {
        await using var shop = AtTheAccountOf(old.Shop);
        var (lines, before) = (await shop.Get<ReadStripe>().Run(ByName, default)).Value;
        Assert.Empty(before);

        var moved = await shop.Get<ImportShop>().Run(lines, dryRun: false);
        Assert.Equal((2, 2), (moved.Customers, moved.Contracts));
        var contract = (await shop.All<Contract>()).Single(c => c.Offer.BillingCycle == BillingCycle.Monthly);
        var there = (await old.Shop.All<Contract>()).Single(c => c.Offer.BillingCycle == BillingCycle.Monthly);
        Assert.Equal((there.Offer.Net, there.PlanName), (contract.Offer.Net, contract.PlanName));
        Assert.Equal((await old.Shop.All<PaymentProfile>()).Select(p => p.PaymentMethodId).Order(StringComparer.Ordinal), (await shop.All<PaymentProfile>()).Select(p => p.PaymentMethodId).Order(StringComparer.Ordinal), StringComparer.Ordinal);

        var other = (await shop.Get<ReadStripe>().Run(new Dictionary<string, string>(StringComparer.Ordinal) { ["Team"] = "Gold", ["Critical"] = "Gold" }, default)).Value;
        Assert.Equal(["PLAN_UNKNOWN", "PLAN_UNKNOWN"], (await shop.Get<ImportShop>().Run(other.Lines, dryRun: true)).Refused.Select(line => line.Why.Code), StringComparer.Ordinal);
        Assert.Equal(4, (await shop.Get<ImportShop>().Run(lines, dryRun: false)).There);

        var from = old.Time.GetUtcNow();
        old.Time.Advance(TimeSpan.FromDays(32));
        await Eventually.Hold(
            async () =>
            {
                _ = await shop.Get<CompareLedgers>().Run(from, old.Time.GetUtcNow(), default);
                old.Time.Advance(TimeSpan.FromMinutes(1));
                return (await shop.All<Invoice>()).Count == 1;
            },
            "the next cycle invoiced by the shop that took it over");
        var renewed = (await shop.All<Subscription>()).Single(s => s.OrderId == contract.OrderId);
        Assert.True(renewed.PeriodEnd > from.AddDays(32), $"{renewed.PeriodEnd}");
        Assert.Equal((contract.OrderId, renewed.Total), ((await shop.All<Invoice>()).Single().OrderId, (await shop.All<Invoice>()).Single().Total));
    }

    [Fact]
    public async Task Cut_off_in_the_middle_nothing_is_half_and_the_same_import_goes_on()
    {
        await using var shop = new AppHost();
        await File.WriteAllLinesAsync(Path.Combine(shop.Folder, "customers.csv"), Enumerable.Range(0, 240).Select(n => $"c{n}@northwind.example,Ada,Byron").Prepend("email,first_name,last_name"));
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Import(shop, shop.Folder, progress: new Stops(stop, 100), cancellationToken: stop.Token));
        Assert.Equal(100, (await shop.All<Customer>()).Count);

        var moved = await Import(shop, shop.Folder);
        Assert.Equal((140, 100), (moved.Customers, moved.There));
        Assert.Equal(240, (await shop.All<Customer>()).Count);
    }

    private static AppHost AtTheAccountOf(AppHost other) => new(other.Time, settings:
    [
        new("Payments:Stripe:ApiKey", other.Get<StripeSandbox>().ApiKey), new("Payments:Stripe:ApiBase", other.Get<StripeSandbox>().ApiBase), new("Payments:Stripe:WebhookSecret", "whsec_of_nobody_here_at_all_0000000"),
    ]);

    private static Task<Moved> Import(AppHost shop, string folder, bool dryRun = false, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default) =>
        shop.Get<ImportShop>().Run(ShopLines.In(folder).Value.Lines, dryRun, progress, cancellationToken);

    private static async Task<Contract> Next(AppHost shop)
    {
        var folder = Template.EmptyFolder();
        await shop.Get<ExportShop>().Run(folder);
        var lines = await File.ReadAllLinesAsync(Path.Combine(folder, "contracts.csv"));
        await File.WriteAllLinesAsync(Path.Combine(folder, "contracts.csv"), [lines[0], Changed(lines[1], 0, "one-more", 1, "", 17, "sub_oneMore")]);
        _ = await Import(shop, folder);
        return (await shop.All<Contract>()).MaxBy(c => c.Number, StringComparer.Ordinal)!;
    }

    private static string Changed(string line, params object[] changes)
    {
        var cells = line.Split(',');
        for (var at = 0; at < changes.Length; at += 2) { cells[(int)changes[at]] = (string)changes[at + 1]; }
        return string.Join(',', cells);
    }

    private sealed class Stops(CancellationTokenSource stop, long at) : IProgress<BackupProgress>
    {
        public void Report(BackupProgress value)
        {
            if (value.Done >= at) { stop.Cancel(); }
        }
    }
}
