using System.Diagnostics;
using Microsoft.Playwright;
using SignupTests.Support;
using SignupWeb.Contracts;
using Xunit;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Browsing;

/// <summary>R5: a contract signed in one browser stands on the board in another, not assessed, and can be coloured.</summary>
[Collection("Sign-up pages")]
public sealed class WatchingTheBoard(SignupPages pages, ITestOutputHelper output)
{
    [Fact]
    public async Task Shows_a_new_contract_by_itself_and_lets_a_criterion_be_coloured()
    {
        await pages.Host.Get<SignupWeb.Platform.Data.UnitOfWork>().Run(db =>
        {
            SampleContracts.PlantBoard(db, pages.Host.Time!.GetUtcNow());
            return Task.FromResult(0);
        });
        await using var mara = await pages.Visitor();
        await mara.Order("Essential");
        await using var ana = await SignIn();
        var board = ana.Page;
        var before = (await pages.Host.All<Contract>()).Count;
        var card = board.GetByRole(AriaRole.Region, new() { Name = "Not assessed" }).GetByRole(AriaRole.Link, new() { Name = "Hafenlicht GmbH" }).First;
        await Expect(board.Locator("[data-row]").First).ToBeVisibleAsync();
        var shown = await board.GetByRole(AriaRole.Link, new() { Name = "Hafenlicht GmbH" }).CountAsync();

        pages.LetTheWindowPass();
        await Eventually.Hold(async () => (await pages.Host.All<Contract>()).Count > before, "the contract signed");
        var waited = Stopwatch.StartNew();
        await Expect(board.GetByRole(AriaRole.Link, new() { Name = "Hafenlicht GmbH" })).ToHaveCountAsync(shown + 1);
        output.WriteLine($"On the board {waited.ElapsedMilliseconds} ms after it was signed.");
        await Browser.Shot(board, "board");

        await card.ClickAsync();
        await board.WaitForURLAsync("**/ops/contracts/**");
        var criterion = board.Locator(".criterion").First;
        await Expect(criterion.GetByRole(AriaRole.Radio).First).ToBeEnabledAsync();
        await criterion.Locator(".choice label").Filter(new() { HasText = "Yellow" }).ClickAsync();
        await criterion.GetByLabel("Why Yellow?").FillAsync("Set-up sheet is still missing");
        await board.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(board.Locator(".banner.yellow")).ToBeVisibleAsync();
        await Everybody.CanUse(board, "contract with a yellow criterion");
        await mara.SeeThankYou();
        mara.HasNoComplaints();
        ana.HasNoComplaints();
    }

    private async Task<Visitor> SignIn()
    {
        var ana = await pages.Visitor(1440, SignupPages.AdminEmail);
        await ana.Page.GotoAsync(pages.Host.Url + "/ops/board");
        await ana.Page.GetByLabel("E-mail address").FillAsync(SignupPages.AdminEmail);
        await ana.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(SignupPages.AdminPassword);
        await ana.Button("Sign in").ClickAsync();
        await ana.Page.WaitForURLAsync("**/ops/board");
        return ana;
    }
}
