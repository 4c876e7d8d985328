using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.SysOps;

/// <content>Contracts, tasks and the board.</content>
public sealed partial class TheTeamsOwnPages
{
    private async Task TakeNoteOfAContract(IPage page)
    {
        var contract = default(Contract);
        await pages.Plant(db => contract = SampleContracts.Plant(db, 8_200, "Tidewater Hotels", "Team", BillingCycle.Monthly, pages.Host.Get<TimeProvider>().GetUtcNow(), Colour.Red));
        await page.GotoAsync($"{pages.Host.Url}/ops/contracts/{contract!.Id}");
        await page.Locator("[data-live]").First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await Expect(page.GetByLabel("What do you know")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await Expect(page.Locator("#ack-note-error")).ToContainTextAsync("Enter what you know");
        await Everybody.CanUse(page, "/ops/contract acknowledging", Ways);

        await page.GetByLabel("What do you know").FillAsync("Load balancer in Lyon drops calls");
        await page.GetByLabel("What do you know").BlurAsync();
        await page.GetByLabel("Next action").SelectOptionAsync(new SelectOptionValue { Label = "Assign an engineer" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();

        await Expect(page.Locator("#attention")).ToHaveTextAsync("Acknowledged");
        await Expect(page.Locator(".timeline").First).ToContainTextAsync("Load balancer in Lyon drops calls");
        await ShowWhy(page);
        await Amend(page);
        await page.SetViewportSizeAsync(1280, 1400);
        await Browser.Shot(page, "ops-contract-acknowledged");
        await page.GotoAsync($"{pages.Host.Url}/ops/board");
        await page.Locator("[data-live]").First.WaitForAsync();
        await Browser.Shot(page, "ops-board-acknowledged");
        await FinishTheTask(page);
        await pages.Plant(db => db.Set<Contract>().Single(c => c.Id == contract.Id).End(pages.Host.Get<TimeProvider>().GetUtcNow())); // others count the board
        await page.SetViewportSizeAsync(1280, 900);
    }

    private static async Task ShowWhy(IPage page)
    {
        var availability = page.GetByRole(AriaRole.Group, new() { Name = "Availability" });
        await availability.GetByRole(AriaRole.Button, new() { Name = "Add evidence" }).ClickAsync();
        var evidence = availability.GetByLabel("Evidence, a file").And(page.Locator(":enabled"));
        await evidence.SetInputFilesAsync(new FilePayload { Name = "probes.pdf", MimeType = "application/pdf", Buffer = "not a PDF"u8.ToArray() });
        await availability.GetByLabel("Why Red?").FillAsync("Probes of November");
        await availability.GetByLabel("Why Red?").BlurAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(availability.GetByText("probes.pdf cannot be attached.")).ToBeVisibleAsync();
        await Expect(availability.GetByLabel("Why Red?")).ToHaveValueAsync("Probes of November");
        await Browser.Shot(page, "ops-contract-evidence");
        await evidence.SetInputFilesAsync(new FilePayload { Name = "probes.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7"u8.ToArray() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(availability.GetByRole(AriaRole.Link, new() { Name = "probes.pdf" })).ToBeVisibleAsync();
    }

    private static async Task Amend(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Write a new version" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("New version of C-08200");
        await page.Locator("[data-live]").First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Offer it to the customer" }).ClickAsync();
        await Expect(page.Locator("#reason-error")).ToContainTextAsync("Say why");
        await page.SetViewportSizeAsync(1280, 900);
        await Everybody.CanUse(page, "/ops/contract amended", (900, ColorScheme.Dark));
        await page.GetByLabel("Why does it change?").FillAsync("Longer hours");
        await page.GetByLabel("Why does it change?").BlurAsync();
        await page.GetByLabel("Text", new() { Exact = true }).Last.FillAsync("Day and night.");
        await page.GetByLabel("Text", new() { Exact = true }).Last.BlurAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Offer it to the customer" }).ClickAsync();
        await Expect(page.Locator("#amendments")).ToBeVisibleAsync();
        await Expect(page.GetByText("waits for the customer until")).ToBeVisibleAsync();
        await page.Locator("[data-live]").First.WaitForAsync();
    }

    private static async Task FinishTheTask(IPage page)
    {
        await page.GetByRole(AriaRole.Navigation, new() { Name = "SysOps", Exact = true }).GetByRole(AriaRole.Link, new() { Name = "Tasks" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Tasks");
        await page.Locator("[data-live]").First.WaitForAsync();
        var task = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Tidewater Hotels" });
        await Expect(task).ToContainTextAsync("Assign an engineer");
        await Everybody.CanUse(page, "/ops/tasks", (1280, ColorScheme.Dark), (900, ColorScheme.Light));
        await task.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Expect(task).ToBeHiddenAsync();
    }

    private async Task LogOnTheBoard(IPage page)
    {
        var contracts = new List<Contract>();
        Colour[] green = [Colour.Green, Colour.Green, Colour.Green, Colour.Green, Colour.Green];
        await pages.Plant(db => contracts.AddRange(Enumerable.Range(0, 2).Select(i => SampleContracts.Plant(db, 8_300 + i, $"Zillertal Optik {i}", "Team", BillingCycle.Monthly, pages.Host.Get<TimeProvider>().GetUtcNow(), green))));
        await page.GotoAsync($"{pages.Host.Url}/ops/board?q=Zillertal&view=table&owner=&sort=deadline");
        await page.Locator("[data-live]").First.WaitForAsync();
        await page.GetByLabel("Choose C-08301").CheckAsync();
        await Expect(page.GetByText("1 of 2 to be logged are chosen")).ToBeVisibleAsync();
        await Everybody.CanUse(page, "/ops/board to log", (1280, ColorScheme.Light));
        await page.GetByRole(AriaRole.Button, new() { Name = "Log acceptance", Exact = true }).ClickAsync();
        await Expect(page.GetByText("1 logged.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Choose C-08301")).ToBeHiddenAsync();
        var ended = contracts.ConvertAll(c => c.Id);
        await pages.Plant(db => db.Set<Contract>().Where(c => ended.Contains(c.Id)).ToList().ForEach(c => c.End(pages.Host.Get<TimeProvider>().GetUtcNow())));
    }
}
