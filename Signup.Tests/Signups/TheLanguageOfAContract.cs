using System.Globalization;
using Bunit;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;
using SignupWeb.Signups;
using Xunit;

namespace SignupTests.Signups;

/// <summary>Decision 0016: a contract is written in one language, the one in which its review was read, and stays in it.</summary>
[Collection("The shop")]
public sealed class TheLanguageOfAContract(TheShop shop) : PageInTheShop(shop), IDisposable
{
    private readonly Headless mara = new(shop.Host);

    [Fact]
    public async Task Read_in_German_it_is_German_on_the_page_in_the_record_in_the_mail_and_on_paper()
    {
        await UpToReview("language-1@hafenlicht.example");
        await mara.Post($"/api/signups/{mara.SignupId}/quote", new { });
        Read("de-DE");

        var page = Render<ReviewStep>(p => p.Add(r => r.SignupId, Id));
        page.WaitForElement(".place", TimeSpan.FromSeconds(20));
        var shown = WordsOf(page.FindComponent<ContractTextView>());
        page.Find("#agree").Change(true);
        page.Find(".place button").Click();
        page.WaitForAssertion(() => Assert.Contains("/orders/", Services.GetNavigation().Uri, StringComparison.Ordinal));

        var agreed = Assert.Single(await Shop.Host.All<AgreedTerms>(), t => t.SignupId == Id);
        Assert.Contains("20 Supportanfragen im Monat", shown, StringComparer.Ordinal);
        Assert.Contains(shown, words => words.Contains("149,00\u00a0€ im Monat", StringComparison.Ordinal));
        Assert.DoesNotContain(shown, words => words.Contains(" the ", StringComparison.Ordinal) || words.Contains("support requests", StringComparison.Ordinal));
        Assert.Contains("Version 2, Deutsch", page.Find(".contract-text + .links").TextContent, StringComparison.Ordinal);
        Assert.Equal("de", agreed.Text.Language);
        Assert.Equal(WordsOf(agreed.Text), shown);

        Shop.Time.Advance(TimeSpan.FromSeconds(20));
        var contract = await Eventually.See(async () => (await Shop.Host.All<Contract>()).Find(c => c.SignupId == Id), "the contract");
        var mail = await Eventually.See(async () => (await Shop.Host.All<MailMessage>()).Find(m => m.CustomerId == contract.CustomerId.Value && m.Kind == MailContract.MailKind), "the mail with the contract");
        Read("en-IE");
        var paper = Render<ContractPage>(p => p.Add(c => c.Shown, new ShownContract(contract, null)));

        Assert.Equal(agreed.TextHash, contract.Text.Hash);
        Assert.Equal(shown, WordsOf(paper.FindComponent<ContractTextView>()));
        Assert.Contains($"<h2 lang=\"de\">{agreed.Text.Title}</h2>", paper.Markup, StringComparison.Ordinal);
        Assert.Contains("This contract is in German.", paper.Markup, StringComparison.Ordinal);
        Assert.StartsWith("Ihr Vertrag", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"de\">", mail.Html, StringComparison.Ordinal);
        Assert.All(shown, words => Assert.Contains(words, mail.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_language_at_review_freezes_it_anew_in_that_language()
    {
        await UpToReview("language-2@hafenlicht.example");
        var english = await mara.Post($"/api/signups/{mara.SignupId}/quote", new { });
        Read("de-DE");

        var page = Render<ReviewStep>(p => p.Add(r => r.SignupId, Id));
        page.WaitForElement(".place", TimeSpan.FromSeconds(20));

        var newest = (await Shop.Host.All<Signup>()).Single(s => s.Id == Id).QuoteId!.Value;
        var quote = (await Shop.Host.All<Quote>()).Single(q => q.Id == newest);
        Assert.NotEqual((string?)english["quoteId"], newest.ToString(), StringComparer.Ordinal);
        Assert.Equal(ContractText.Compose(quote.Offer, quote.Party, new ShopOptions().LegalName).Hash, quote.TextHash);
        Assert.All(page.FindAll(".contract-text p, .contract-text li, .contract-text h3"), words => Assert.Equal("de", words.Closest("[lang]")?.GetAttribute("lang")));
        Assert.DoesNotContain("This contract is in", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Dieser Vertrag ist auf", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tab_still_open_in_the_other_language_orders_the_contract_it_shows()
    {
        await UpToReview("language-3@hafenlicht.example");
        var english = await mara.Post($"/api/signups/{mara.SignupId}/quote", new { });
        Read("de-DE");
        Render<ReviewStep>(p => p.Add(r => r.SignupId, Id)).WaitForElement(".place", TimeSpan.FromSeconds(20));

        await mara.Post("/api/orders", new { signupId = mara.SignupId, quoteId = (string?)english["quoteId"], agree = true });

        var agreed = Assert.Single(await Shop.Host.All<AgreedTerms>(), t => t.SignupId == Id);
        Assert.Equal((string?)english["contractText"], agreed.Text.ToString());
        Assert.Contains("20 support requests a month", agreed.Text.Sections.SelectMany(s => s.Items), StringComparer.Ordinal);
    }

    private SignupId Id => SignupId.Parse(mara.SignupId, null);

    private static void Read(string culture) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = LanguageChoice.Cultures.Single(c => c.Name == culture);

    private static List<string> WordsOf(IRenderedComponent<ContractTextView> text) => [.. text.FindAll("h3[lang], p[lang], [lang] > li").Select(e => e.TextContent)];

    private static List<string> WordsOf(ContractText text) => [.. text.Sections.SelectMany(s => (IEnumerable<string>)[s.Heading, .. s.Paragraphs, .. s.Items])];

    private async Task UpToReview(string email)
    {
        await mara.Start();
        await mara.Register(email);
        await mara.FillIn();
        await mara.AddCard();
        SignedInAs(CustomerId.Parse(mara.CustomerId, null));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) { mara.Dispose(); }
        base.Dispose(disposing);
    }
}
