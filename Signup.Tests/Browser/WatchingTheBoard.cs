using System.Diagnostics;
using Microsoft.Playwright;
using SignupTests.Support;
using SignupWeb.Contracts;
using Xunit;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Browsing;

/// <summary>R5: a contract signed in one browser stands on the board in another, not assessed, and can be coloured.</summary>
[Collection(Shops.MovedClock)]
public sealed class WatchingTheBoard(ITestOutputHelper output) : InABrowser
{
    [Fact]
    public async Task Shows_a_new_contract_by_itself_and_lets_a_criterion_be_coloured()
    {
        await Shops.Moved.Get<SignupWeb.Platform.Data.UnitOfWork>().Run(db =>
        {
            SampleContracts.PlantBoard(db, Shops.Moved.Time!.GetUtcNow());
            return Task.FromResult(0);
        });
        var mara = await Newcomer(Shops.Moved);
        await mara.ComeTo("order", "Essential");
        var ana = await SignedIn(Shops.Moved, Shops.AdminEmail, "/ops/board");
        var board = ana.Page;
        var before = (await Shops.Moved.All<Contract>()).Count;
        var card = board.GetByRole(AriaRole.Region, new() { Name = "Not assessed" }).GetByRole(AriaRole.Link, new() { Name = "Hafenlicht GmbH" }).First;
        await Expect(board.Locator("[data-row]").First).ToBeVisibleAsync();
        var shown = await board.GetByRole(AriaRole.Link, new() { Name = "Hafenlicht GmbH" }).CountAsync();

        Shops.Moved.LetTheWindowPass();
        await Eventually.Hold(async () => (await Shops.Moved.All<Contract>()).Count > before, "the contract signed");
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
        await Browser.Shot(board, "contract-on-the-board");
        await mara.SeeThankYou();
        mara.HasNoComplaints();
        ana.HasNoComplaints();
    }
}
