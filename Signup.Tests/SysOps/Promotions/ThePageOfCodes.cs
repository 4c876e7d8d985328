using System.Net;
using SignupWeb.Kernel;
using SignupWeb.Payments.Promotions;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.SysOps.Promotions;

/// <summary>The page of promotion codes as it arrives: who finds it, and what stands in it.</summary>
public sealed class ThePageOfCodes
{
    private static readonly Actor Ana = new(Guid.NewGuid(), Role.Manager, null, "Ana");

    [Fact]
    public async Task Shows_to_managers_what_each_code_takes_off_and_how_it_stands()
    {
        await using var host = OpsHost.Start();
        using var manager = await host.ClientOf(Role.Manager);
        using var support = await host.ClientOf(Role.Support);
        Assert.Equal(HttpStatusCode.NotFound, (await support.GetAsync("/ops/promotions")).StatusCode);
        Assert.DoesNotContain("/ops/promotions", await support.GetStringAsync("/ops/risks"), StringComparison.Ordinal);
        Assert.Contains("No promotion codes yet", await manager.GetStringAsync("/ops/promotions"), StringComparison.Ordinal);

        await Make(host, new("SUMMER", new(2_000, null, 3), null, 100, FirstPurchaseOnly: true, new Money(5_000, "eur")));
        await Make(host, new("TEN", new(null, new Money(1_000, "chf"), null), null, null, FirstPurchaseOnly: false, null));
        await host.Get<WithdrawPromotion>().Run("TEN", Ana);
        var page = await manager.GetStringAsync("/ops/promotions");

        var rows = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page).QuerySelectorAll("table.grid tbody tr").Select(row => string.Join(" | ", row.QuerySelectorAll("th, td").Select(cell => cell.TextContent.Trim().Replace('\u00a0', ' '))));
        Assert.Equal(["TEN | CHF 10.00 | for ever | everybody | 0 | never | Withdrawn | ", "SUMMER | 20 % | 3 months | first purchase, from €50.00 net | 0 of 100 | never | Can be used | Withdraw"], rows, StringComparer.Ordinal);
        Assert.Contains("href=\"/ops/promotions\" aria-current=\"page\"", page, StringComparison.Ordinal);
    }

    private static async Task Make(OpsHost host, SignupWeb.Payments.PromotionParameters asked) => Assert.False((await host.Get<CreatePromotion>().Run(asked, Ana)).IsRefused);
}
