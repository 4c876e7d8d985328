using Microsoft.Playwright;
using SignupTests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Browsing;

/// <summary>
/// The whole way by hand for people of countries whose addresses, taxes and money differ, in both languages: each finds the fields of an address
/// at home, the tax that is theirs, and both again in the contract. Run with SIGNUP_SHOTS it takes the pictures of the tour (scripts/tour).
/// </summary>
[Collection(Shops.MovedClock)]
public sealed class WalkingFromEachCountry : InABrowser
{
    private static readonly Buyer[] Buyers =
    [
        new("DE", "de-DE", "Hafenlicht GmbH", "Speicherstraße 14", "20457", "Hamburg", "177,31", "20457 Hamburg"),
        new("FR", "en-IE", "Lumière SARL", "1 quai du Port", "13002", "Marseille", "149.00", "13002 Marseille") { TaxId = "FR40303265045" },
        new("US", "en-IE", "Elmwood Legal", "310 Pine Street", "97204", "Portland", "165.00", "Portland, OR 97204") { Region = "OR" },
        new("CH", "de-DE", "Alpine Textil AG", "Langstrasse 12", "8004", "Zürich", "156,75", "8004 Zürich"),
        new("JP", "en-IE", "Kumo Design", "1-1 Chiyoda", "100-0001", "Chiyoda-ku", "26,400", "Chiyoda-ku, Tokyo") { Region = "Tokyo" },
    ];

    private static readonly (int Width, ColorScheme Scheme)[] Looks = [(1280, ColorScheme.Light), (360, ColorScheme.Dark), (360, ColorScheme.Light), (1280, ColorScheme.Dark)];

    /// <summary>The pages on which countries differ.</summary>
    private static readonly string[] OfTheCountry = ["profile", "review", "contract", "invoice"];

    private static readonly Dictionary<string, Words> Languages = new(StringComparer.Ordinal)
    {
        ["en-IE"] = new("Continue with Team", "Create account and continue", "Save and continue", "Add your card", "Save card", "Continue to review", "Place order and pay", "Cancel order"),
        ["de-DE"] = new("Weiter mit Team", "Konto anlegen und weiter", "Speichern und weiter", "Karte hinterlegen", "Karte speichern", "Weiter zur Prüfung", "Zahlungspflichtig bestellen", "Bestellung stornieren"),
    };

    [Fact]
    public async Task Ends_at_a_contract_with_the_address_and_the_tax_of_that_country()
    {
        var today = Buyers.ToArray();
        Random.Shared.Shuffle(today);
        foreach (var buyer in today[..Math.Min(today.Length, Endure.InTurn("countries"))]) { await Walk(buyer); }
    }

    private async Task Walk(Buyer buyer)
    {
        var (page, words) = (await Visit(Shops.Moved.Url, locale: buyer.Language), Languages[buyer.Language]);
        var mara = new Visitor(page, Shops.Moved, Shops.NewAddress());
        await page.Locator("#country").SelectOptionAsync(buyer.Country);
        await page.Locator("input[name=planId][data-name='Team']").CheckAsync();
        await Look("plans");
        await Press(words.Choose, "**/register", words.Register);
        await page.Locator("#email").FillAsync(mara.Email);
        await page.Locator("#password").FillAsync(Shops.Password);
        await page.Locator("#firstName").FillAsync("Mara");
        await page.Locator("#lastName").FillAsync("Lindqvist");
        await page.Locator("#terms").CheckAsync();
        await Look("register");
        await Press(words.Register, "**/profile", words.Save);
        await Expect(page.Locator("#country")).ToHaveValueAsync(buyer.Country);
        foreach (var (field, value) in new[] { ("company", buyer.Company), ("address", buyer.Street), ("postCode", buyer.PostCode), ("town", buyer.Town), ("taxId", buyer.TaxId) }) { await page.Locator($"#{field}").FillAsync(value); }
        await Expect(page.Locator("#region")).ToHaveCountAsync(buyer.Region is null ? 0 : 1);
        if (buyer.Region is not null) { await page.Locator("#region").SelectOptionAsync(buyer.Region); }
        await page.Keyboard.PressAsync("Tab");
        await Look("profile");
        await Press(words.Save, "**/payment", words.AddCard);
        await Press(words.AddCard, "**/sandbox/checkout/**", words.SaveCard);
        await page.Locator("[name=number]").FillAsync(Visitor.Works);
        await Look("card");
        await Press(words.SaveCard, "**/payment?card=saved", words.Review);
        await Press(words.Review, "**/review", words.Place);
        await Look("review");
        Assert.Contains(buyer.Total, await mara.Button(words.Place).InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("#agree").CheckAsync();
        if (await page.Locator("#start").CountAsync() > 0) { await page.Locator("#start").CheckAsync(); }
        await Press(words.Place, "**/orders/**", words.Cancel);
        await Look("order");

        Shops.Moved.LetTheWindowPass();
        await mara.SeeThankYou();
        await Look("thank-you");
        foreach (var paper in new[] { "contract", "invoice" })
        {
            await page.Locator($"main a[href$='/{paper}']").First.ClickAsync();
            await page.WaitForURLAsync($"**/{paper}");
            await Expect(page.Locator("main")).ToContainTextAsync(buyer.Line);
            await Look(paper);
            await page.GoBackAsync();
        }

        mara.HasNoComplaints();

        async Task Press(string button, string leadsTo, string next)
        {
            await mara.Button(button).First.ClickAsync();
            await page.WaitForURLAsync(leadsTo);
            await Expect(mara.Button(next).First).ToBeEnabledAsync();
        }

        async Task Look(string what)
        {
            foreach (var (width, scheme) in buyer == Buyers[0] ? Looks : OfTheCountry.Contains(what, StringComparer.Ordinal) ? Looks[..2] : [])
            {
                await Browser.Shot(page, $"{buyer.Country}-{what}-{width}-{scheme}".ToLowerInvariant(), width, scheme);
            }
        }
    }

    /// <param name="Total">As it stands on the button that orders.</param>
    /// <param name="Line">Of the address on paper.</param>
    private sealed record Buyer(string Country, string Language, string Company, string Street, string PostCode, string Town, string Total, string Line)
    {
        public string? Region { get; init; }

        public string TaxId { get; init; } = string.Empty;
    }

    private sealed record Words(string Choose, string Register, string Save, string AddCard, string SaveCard, string Review, string Place, string Cancel);
}
