using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Account.Ending;
using SignupWeb.Contracts;
using SignupWeb.Platform.Mail;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Account.Ending;

/// <summary>A consumer orders with the start asked for, ends the contract, keeps it, and withdraws: in the account and by mail.</summary>
[Collection(Shops.MovedClock)]
public sealed class EndingInABrowser : InABrowser
{
    [Fact]
    public async Task A_contract_is_ended_kept_and_withdrawn_from_by_everybody()
    {
        var email = Shops.NewAddress("leaves");
        using var program = new Headless(Shops.Moved);
        await program.Start();
        await program.Register(email, Shops.Password);
        await program.FillIn(company: null);
        await program.AddCard();
        var page = (await SignedIn(Shops.Moved, email, $"/signup/{program.SignupId}/review")).Page;
        await Orders(page);
        Shops.Moved.LetTheWindowPass();
        var contract = await Eventually.See(async () => (await Shops.Moved.All<Contract>()).SingleOrDefault(c => c.Party.Email == email && c.State == ContractState.Active), "the contract in force");
        await page.WaitForURLAsync("**/thank-you/*");

        foreach (var paper in new[] { "contract", "invoice" })
        {
            await page.Locator($"main a[href$='/{paper}']").ClickAsync();
            var pdf = await page.GetByRole(AriaRole.Link, new() { Name = "Download PDF" }).GetAttributeAsync("href");
            await using var nobody = await page.Context.Browser!.NewContextAsync();
            Assert.Equal((paper, "application/pdf"), (paper, (await nobody.APIRequest.GetAsync(Shops.Moved.Url + pdf)).Headers["content-type"]));
            await page.GoBackAsync();
        }

        await page.GotoAsync($"{Shops.Moved.Url}/account/another-plan");
        await page.SetViewportSizeAsync(360, 800);
        Assert.True(await page.EvaluateAsync<bool>("() => { const cards = [...document.querySelectorAll('.plans > .plan')]; const top = card => card.getBoundingClientRect().top; return cards.sort((a, b) => top(a) - top(b))[0].querySelector('input').checked; }"), "the chosen plan is the first one on a phone");
        await Everybody.CanUse(page, "/account/another-plan", (320, ColorScheme.Light), (1280, ColorScheme.Dark));
        await page.GotoAsync($"{Shops.Moved.Url}/account/contracts");
        await page.GetByRole(AriaRole.Link, new() { Name = "End the contract" }).ClickAsync();
        await Ends(page);
        await page.GotoAsync($"{Shops.Moved.Url}/account/contracts/{contract.Id}/withdraw");
        await Everybody.CanUse(page, "/account/withdraw");
        await WithdrawsByMail(await Visit($"{Shops.Moved.Url}/"), contract, email);
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("You have withdrawn from Team");
        await page.GetByRole(AriaRole.Link, new() { Name = "Open to print or save" }).ClickAsync();
        await Expect(page.GetByText("That is what was declared.")).ToBeVisibleAsync();
        foreach (var pdf in new[] { (await page.GetByRole(AriaRole.Link, new() { Name = "Download PDF" }).GetAttributeAsync("href"))!, $"/contracts/{contract.Id}/pdf" })
        {
            var answer = await page.APIRequest.GetAsync(Shops.Moved.Url + pdf);
            Assert.Equal((pdf, "application/pdf"), (pdf, answer.Headers["content-type"]));
        }

        await Everybody.CanUse(page, "/withdrawal-on-paper", (320, ColorScheme.Light), (1280, ColorScheme.Dark));
        await page.GotoAsync($"{Shops.Moved.Url}/account/contracts");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "See your withdrawal" })).ToBeVisibleAsync();
        await Everybody.CanUse(page, "/account/contracts-withdrawn");
    }

    /// <summary>Both boxes are asked for, and named when they are forgotten.</summary>
    private static async Task Orders(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Place order and pay" }).ClickAsync();
        await Expect(page.Locator(".error-summary a")).ToHaveCountAsync(2);
        await Everybody.CanUse(page, "/review-of-a-consumer");
        await page.GetByLabel("I agree to the contract").CheckAsync();
        await page.GetByLabel("Start at once, before the 14 days are over").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Place order and pay" }).ClickAsync();
        await page.WaitForURLAsync("**/orders/**");
    }

    /// <summary>With the keyboard alone.</summary>
    private static async Task Ends(IPage page)
    {
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("End your contract");
        await page.GetByRole(AriaRole.Radio).Nth(1).CheckAsync();
        await page.GetByLabel("What made you end it?").SelectOptionAsync("We need it less");
        await Expect(page.GetByText("Charged once more")).ToBeVisibleAsync();
        await Everybody.CanUse(page, "/account/end");
        await page.GetByRole(AriaRole.Button, new() { Name = "End contract on" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("We have your notice.")).ToBeVisibleAsync();
        await Everybody.CanUse(page, "/account/end-noted");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the contract" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Your contract goes on")).ToBeVisibleAsync();
    }

    private static async Task WithdrawsByMail(IPage page, Contract contract, string email)
    {
        await page.GetByRole(AriaRole.Contentinfo).GetByRole(AriaRole.Link, new() { Name = "Withdraw from a contract" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue to the withdrawal" }).ClickAsync();
        await Expect(page.Locator(".error-summary a")).ToHaveCountAsync(2);
        await Everybody.CanUse(page, "/withdraw");
        await page.GetByLabel("Number of the contract or order").FillAsync(contract.Number);
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Look into your mail")).ToBeVisibleAsync();

        var mail = (await Shops.Moved.All<MailMessage>()).Single(m => m.Kind == WithdrawalLink.MailKind && m.Recipient == email);
        var link = mail.Text.Split('\n').Single(line => line.Contains("/withdraw/", StringComparison.Ordinal)).Split("/withdraw/")[1].Trim();
        await page.GotoAsync($"{Shops.Moved.Url}/withdraw/{link}");
        await Expect(page.GetByText($"I, Mara Lindqvist, withdraw from contract {contract.Number}.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm withdrawal" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("You have withdrawn from Team");
        await Everybody.CanUse(page, "/withdrawn-by-mail");
    }
}
