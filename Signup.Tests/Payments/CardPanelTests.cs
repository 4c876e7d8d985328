using System.Globalization;
using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SignupWeb.Kernel;
using SignupWeb.Payments.Cards;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web.Parts;
using Xunit;

namespace SignupTests.Payments;

public sealed class CardPanelTests : BunitContext, IAsyncLifetime
{
    private PaymentsHost host = null!;
    private Buyer mara = null!;

    public async Task InitializeAsync()
    {
        host = await PaymentsHost.Start();
        mara = new(host);
        Services.AddLocalization();
        Services.AddSingleton(host.Get<IDbContextFactory<SignupDb>>());
        Services.AddSingleton(host.Get<StartCardSetup>());
        AddAuthorization().SetAuthorized("Mara Lindqvist").SetClaims(new Claim(ClaimTypes.NameIdentifier, mara.Customer.ToString()), new Claim(ClaimTypes.Role, nameof(Role.Customer)));
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await host.DisposeAsync();
    }

    [Fact]
    public void Without_a_card_it_leads_to_the_hosted_page_in_the_same_tab()
    {
        var panel = Panel();

        panel.Find("button").Click();

        panel.WaitForAssertion(() => Assert.Contains("/sandbox/checkout/cs_", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task With_a_card_it_says_which_and_that_nothing_was_charged()
    {
        var id = await mara.AddCard();

        var panel = Panel(id);

        panel.WaitForAssertion(() => Assert.Contains("Visa ending 4242", panel.Markup, StringComparison.Ordinal));
        Assert.Contains("Nothing has been charged.", panel.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("4242424242424242", panel.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CARD_CANCELLED", "No card was added")]
    [InlineData("CARD_PAGE_EXPIRED", "open too long")]
    [InlineData("PAYMENT_SERVICE_UNREACHABLE", "Try again")]
    public void It_says_why_the_customer_came_back_without_a_card(string code, string told) =>
        Assert.Contains(told, Panel(problem: code).Markup, StringComparison.Ordinal);

    [Fact]
    public void A_code_somebody_wrote_into_the_address_is_not_repeated() =>
        Assert.DoesNotContain("role=\"alert\"", Panel(problem: "<b>HACK</b>").Markup, StringComparison.Ordinal);

    private IRenderedComponent<CardPanel> Panel(PaymentProfileId? card = null, string? problem = null)
    {
        CultureInfo.CurrentUICulture = new CultureInfo("en-IE");
        return Render<CardPanel>(p => p.Add(c => c.Payer, mara.Payer).Add(c => c.HandOff, mara.HandOff).Add(c => c.ProfileId, card).Add(c => c.Problem, problem));
    }
}
