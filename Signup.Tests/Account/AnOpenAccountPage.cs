using Bunit;
using SignupTests.Journeys;
using SignupTests.Signups;
using SignupTests.Support;
using SignupWeb.Account;
using SignupWeb.Kernel;
using Xunit;

namespace SignupTests.Account;

/// <summary>A page of the account that stays open follows what is ordered elsewhere, up to contract and invoice.</summary>
[Collection("The shop")]
public sealed class AnOpenAccountPage(TheShop shop) : PageInTheShop(shop), IDisposable
{
    private const string Email = "open-account@hafenlicht.example";
    private readonly Headless mara = new(shop.Host);
    private readonly Headless later = new(shop.Host);

    [Fact]
    public async Task It_shows_an_order_that_was_placed_after_it_was_opened_and_what_becomes_of_it()
    {
        await mara.Start();
        await mara.Register(Email);
        var orders = Opened("orders");
        var invoices = Opened("invoices");
        var contracts = Opened("contracts");
        Assert.Contains("No orders yet", orders.Markup, StringComparison.Ordinal);

        await later.Start();
        await later.ComeBack(Email);
        await later.FillIn();
        await later.AddCard();
        var order = await later.Submit();

        orders.WaitForAssertion(() => Assert.Contains((string)order["reference"]!, orders.Markup, StringComparison.Ordinal));
        Shop.Time.Advance(TimeSpan.FromSeconds(20));
        await Eventually.Hold(() => orders.Markup.Contains("Accepted", StringComparison.Ordinal), "the order accepted");
        await Eventually.Hold(() => invoices.Markup.Contains("INV-", StringComparison.Ordinal), "its invoice");
        await Eventually.Hold(() => contracts.Markup.Contains("contract C-", StringComparison.Ordinal), "its contract");
        Assert.Contains($"today, {Shop.Host.Get<Microsoft.Extensions.Options.IOptions<SignupWeb.Platform.Web.ShopOptions>>().Value.Local(Shop.Now).ToString("d MMM yyyy", System.Globalization.CultureInfo.CurrentCulture)}", contracts.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<AccountSection> Opened(string section)
    {
        SignedInAs(CustomerId.Parse(mara.CustomerId, null));
        return Render<AccountSection>(p => p.Add(a => a.CustomerId, CustomerId.Parse(mara.CustomerId, null)).Add(a => a.Section, section));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            mara.Dispose();
            later.Dispose();
        }

        base.Dispose(disposing);
    }
}
