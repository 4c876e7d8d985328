using System.Globalization;
using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.SysOps.People;
using SignupWeb.Platform.Web;
using SignupWeb.Platform.Data;
using SignupWeb.SysOps.Promotions;
using Xunit;

namespace SignupTests.SysOps.Promotions;

/// <summary>The live part of the page of codes, against the payment service of the running application.</summary>
[Collection("People pages")]
public sealed class MakingAndWithdrawing : BunitContext
{
    public MakingAndWithdrawing(PeopleHost people)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = LanguageChoice.Cultures[0];
        Services.AddFallbackServiceProvider(people.Host.Services);
        AddAuthorization().SetAuthorized("Ana").SetClaims(new Claim(ClaimTypes.NameIdentifier, Guid.NewGuid().ToString()), new Claim(ClaimTypes.Role, nameof(Role.Manager)));
        JSInterop.Mode = JSRuntimeMode.Loose;
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public async Task A_code_with_faults_is_told_at_each_field_and_made_once_they_are_mended_and_withdrawn_when_confirmed()
    {
        var page = Render<PromotionsView>();
        page.Find("#code").Change("a b");
        page.Find("#percentOff").Change("120");
        page.Find("#holds").Change("Months");
        page.Find("#expiresAt").Change("2020-01-01T00:00");
        page.Find("#maxRedemptions").Change("0");
        page.Find("#minimum").Change("-1");
        await Press(page, "Make the code");
        Assert.Equal(["code", "expiresAt", "maxRedemptions", "minimum", "months", "percentOff"], page.FindAll("[id$=-error]").Select(e => e.Id![..^6]).Order(StringComparer.Ordinal), StringComparer.Ordinal);

        page.Find("#code").Change("hand");
        page.Find("#percentOff").Change("20");
        page.Find("#holds").Change("Forever");
        page.Find("#expiresAt").Change(string.Empty);
        page.Find("#maxRedemptions").Change(string.Empty);
        page.Find("#minimum").Change(string.Empty);
        await Press(page, "Make the code");
        page.WaitForAssertion(() => Assert.Contains("HAND can be used from now on.", page.Find(".notice.green").TextContent, StringComparison.Ordinal));
        Assert.Null(page.Find("#percentOff").GetAttribute("value"));

        page.Find("#code").Change("hand");
        page.Find("#percentOff").Change("30");
        await Press(page, "Make the code");
        Assert.Contains("There is a code of that name with other terms", page.Find("#code-error").TextContent, StringComparison.Ordinal);
        page.Find("button[aria-label='Withdraw HAND']").Click();
        await page.WaitForElement("dialog[data-open] button.danger").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("HAND cannot be used any more.", page.Find(".notice.green").TextContent, StringComparison.Ordinal));
        Assert.Contains("Withdrawn", page.FindAll("tbody tr").First(r => r.TextContent.Contains("HAND", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
    }

    private static Task Press(IRenderedComponent<PromotionsView> page, string words) => page.FindAll("button").Single(b => b.TextContent == words).ClickAsync(new());
}
