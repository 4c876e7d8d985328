using SignupTests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Browsing;

/// <summary>The whole way by hand once more, for somebody whose browser asks for German: every page answers in it.</summary>
[Collection(Shops.MovedClock)]
public sealed class WalkingThroughTheSignupInGerman : InABrowser
{
    [Fact]
    public async Task Ends_at_the_thank_you_page()
    {
        var page = await Visit(Shops.Moved.Url, locale: "de-DE");
        var mara = new Visitor(page, Shops.Moved, Shops.NewAddress());

        await page.Locator("input[name=planId][data-name='Team']").CheckAsync();
        await Press("Weiter mit Team", "**/register", "Konto anlegen und weiter");
        await page.Locator("#email").FillAsync(mara.Email);
        await page.Locator("#password").FillAsync(Shops.Password);
        await page.Locator("#firstName").FillAsync("Mara");
        await page.Locator("#lastName").FillAsync("Lindqvist");
        await page.Locator("#terms").CheckAsync();
        await Press("Konto anlegen und weiter", "**/profile", "Speichern und weiter");
        await page.Locator("#address").FillAsync("Speicherstraße 14");
        await page.Locator("#postCode").FillAsync("20457");
        await page.Locator("#town").FillAsync("Hamburg");
        await Press("Speichern und weiter", "**/payment", "Karte hinterlegen");
        await Press("Karte hinterlegen", "**/sandbox/checkout/**", "Karte speichern");
        await page.GetByLabel("Kartennummer").FillAsync(Visitor.Works);
        await Press("Karte speichern", "**/payment?card=saved", "Weiter zur Prüfung");
        await Press("Weiter zur Prüfung", "**/review", "Zahlungspflichtig bestellen");
        await page.Locator("#agree").CheckAsync();
        await page.GetByLabel("Bitte sofort beginnen").CheckAsync();
        await Press("Zahlungspflichtig bestellen", "**/orders/**", "Bestellung stornieren");

        Shops.Moved.LetTheWindowPass();
        await mara.SeeThankYou();
        await Expect(mara.Heading("Vielen Dank, Mara.")).ToBeVisibleAsync();
        mara.HasNoComplaints();

        async Task Press(string button, string leadsTo, string next)
        {
            await mara.Button(button).ClickAsync();
            await page.WaitForURLAsync(leadsTo);
            await Expect(mara.Button(next).First).ToBeEnabledAsync();
            await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "de");
        }
    }
}
