using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Signups;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace SignupTests.Signups;

/// <summary>Somebody whose country is not in the list.</summary>
[Collection("The shop")]
public sealed class ACountryThatIsNotServed(TheShop shop) : IDisposable
{
    private readonly PlainBrowser browser = new(shop.Host);

    public void Dispose() => browser.Dispose();

    [Fact]
    public async Task Is_asked_for_by_a_form_and_the_shop_hears_of_it_by_mail()
    {
        var address = shop.NewAddress();
        var page = await browser.Open("/another-country");

        var answer = await browser.Send("/another-country", ("Input.Country", "CA"), ("Input.Email", address), ("Input.About", "Team, yearly"));

        Assert.Equal("We do not sell in your country yet", page.Heading);
        Assert.Contains($"will write to {address}", answer.Page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        var mail = await Newest();
        Assert.Equal(("help@northwind.example", "Somebody in Canada would like to buy"), (mail.Recipient, mail.Subject));
        Assert.Contains(address, mail.Text, StringComparison.Ordinal);
        Assert.Contains("Team, yearly", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "mara@hafenlicht.example", "COUNTRY_MISSING")]
    [InlineData("XX", "mara@hafenlicht.example", "COUNTRY_MISSING")]
    [InlineData("DE", "mara@hafenlicht.example", "COUNTRY_SERVED")]
    [InlineData("CA", "", "EMAIL_INVALID")]
    [InlineData("CA", "mara", "EMAIL_INVALID")]
    public async Task Without_a_country_or_an_address_nothing_is_sent(string country, string email, string code)
    {
        await using var scope = shop.Host.Services.CreateAsyncScope();

        Assert.Equal(code, (await scope.ServiceProvider.GetRequiredService<AskForCountry>().Run(new(country, email, null), Origin.Unknown)).Refusal?.Code);
    }

    [Fact]
    public void The_list_has_the_other_countries_of_the_world_and_none_of_ours()
    {
        var others = AskForCountry.NotServed();

        Assert.InRange(others.Count, 150, 260);
        Assert.Contains(others, country => country.Code == "CA" && country.Name.Length > 2);
        Assert.DoesNotContain(others, country => country.Code is "DE" or "US" or "JP");
    }

    private async Task<MailMessage> Newest()
    {
        await using var db = await shop.Host.Get<IDbContextFactory<SignupDb>>().CreateDbContextAsync();
        return await db.Set<MailMessage>().Where(mail => mail.Kind == AskForCountry.MailKind).OrderByDescending(mail => mail.Id).FirstAsync();
    }
}
