using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Support;
using SignupTests.SupportRequests;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.SysOps.Risks;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.SysOps;

/// <summary>R5 in three browsers: Mara's gateway drops, Ana answers and marks the contract red, Ben takes it and is late, all managers hear of it, and it ends well.</summary>
[Collection(Shops.MovedClock)]
public sealed class ADayOfTwoManagers : InABrowser
{
    private const string Ben = "ben@northwind.example";
    private const string Subject = "Gateway drops the VPN every night";

    private static AppHost Shop => Shops.Moved;

    [Fact]
    public async Task Nothing_red_is_forgotten_between_them_and_the_customer()
    {
        var (email, customer) = await Shop.Registered();
        var contract = await WithCriteria(await Shop.HasAPlan(customer));
        await HasBen();
        var (mara, ana, ben) = (await SignedIn(Shop, email, "/account/support/new"), await SignedIn(Shop, Shops.AdminEmail, "/ops/support"), await SignedIn(Shop, Ben, $"/ops/board?q={contract.Number}"));
        await ana.Page.Locator("[data-live]").WaitForAsync();
        await ben.Page.Locator("[data-live]").WaitForAsync();

        await Asks(mara);
        await Answers(ana);
        await Expect(await Reloaded(mara)).ToContainTextAsync("Please install the attached fix");
        await MarksRed(ana, contract);
        await Acknowledges(ben, ana);
        await IsLate(contract);
        foreach (var visitor in (Visitor[])[mara, ana, ben]) { await visitor.HasSession(); }
        await SeesIt(ben, contract);
        await MakesGood(ana, contract, ben);
        await Closes(ana, mara);

        foreach (var visitor in (Visitor[])[mara, ana, ben]) { visitor.HasNoComplaints(); }
    }

    private static async Task Asks(Visitor mara)
    {
        await mara.Page.GetByLabel("Subject").FillAsync(Subject);
        await mara.Page.GetByLabel("What happens?").FillAsync("At about 2:10, and it comes back after a restart only.");
        await mara.Button("Send request").ClickAsync();
        await Expect(mara.Heading(Subject)).ToBeVisibleAsync();
    }

    private static async Task Answers(Visitor ana)
    {
        await ana.Page.GetByRole(AriaRole.Link, new() { Name = Subject }).ClickAsync();
        await ana.Page.Locator("[data-live]").WaitForAsync();
        await ana.Page.GetByLabel("Answer", new() { Exact = true }).FillAsync("Please install the attached fix.");
        await ana.Button("Send answer").ClickAsync();
        await Expect(ana.Page.Locator(".msg.ours")).ToContainTextAsync("install the attached fix");
    }

    private static async Task<ILocator> Reloaded(Visitor mara)
    {
        await mara.Page.ReloadAsync();
        return mara.Page.Locator(".thread");
    }

    private static async Task MarksRed(Visitor ana, Contract contract)
    {
        await Open(ana, contract);
        var availability = ana.Page.GetByRole(AriaRole.Group, new() { Name = "Availability" });
        await availability.GetByText("Red", new() { Exact = true }).Last.ClickAsync();
        await availability.GetByLabel("Availability, value").FillAsync("98.1 %");
        await availability.GetByLabel("Why Red?").FillAsync("The gateway drops every night");
        await ana.Button("Save").ClickAsync();
        await Expect(ana.Page.Locator("#attention")).ToHaveTextAsync("Not acknowledged");
    }

    /// <summary>It turns red on Ben's board by itself, and on Ana's page Ben has it.</summary>
    private static async Task Acknowledges(Visitor ben, Visitor ana)
    {
        var card = ben.Page.Locator(".column.red .case").First;
        await Expect(card).ToContainTextAsync("98.1 %");
        await Expect(card).ToContainTextAsync("Not acknowledged");
        await card.GetByRole(AriaRole.Link).ClickAsync();
        await ben.Page.WaitForURLAsync("**/ops/contracts/**");
        await ben.Page.Locator("[data-live]").First.WaitForAsync();
        await ben.Button("Acknowledge").ClickAsync();
        await ben.Page.GetByLabel("What do you know").FillAsync("The session limit of Monday's update");
        await ben.Page.GetByLabel("Next action").SelectOptionAsync(new SelectOptionValue { Label = "Call the customer" });
        await ben.Button("Acknowledge").ClickAsync();

        await Expect(ben.Page.Locator("#attention")).ToHaveTextAsync("Acknowledged");
        await Soon(() => Expect(ana.Page.Locator(".attention")).ToContainTextAsync("Ben Adler"));
    }

    /// <summary>A day later nothing was done: the risk queue has it, and both managers are told.</summary>
    private static async Task IsLate(Contract contract)
    {
        Shop.Time!.Advance(TimeSpan.FromHours(25));
        await Eventually.Hold(async () => (await Shop.All<Risk>()).Exists(r => r.SubjectId == contract.Id.Value && r.Kind == AttentionDue.Unacknowledged && r.IsOpen), "the risk that it was left alone");
        await Eventually.Hold(async () =>
        {
            Shop.Time.Advance(TimeSpan.FromSeconds(30));
            var mails = (await Shop.All<MailMessage>()).FindAll(m => m.Text.Contains(contract.Number, StringComparison.Ordinal));
            return new[] { Ben, Shops.AdminEmail }.All(who => mails.Exists(m => m.Recipient == who));
        }, "a mail to each of the managers");
    }

    /// <summary>Everybody has been signed out overnight.</summary>
    private static async Task SeesIt(Visitor ben, Contract contract)
    {
        await ben.Page.GotoAsync($"{Shop.Url}/ops/risks");
        await Expect(ben.Page.Locator("main")).ToContainTextAsync($"Contract {contract.Number} (Team) is still red. Ben Adler was to act by now.");
        await Browser.Shot(ben.Page, "ops-risks-overdue");
    }

    private static async Task MakesGood(Visitor ana, Contract contract, Visitor ben)
    {
        await Open(ana, contract);
        foreach (var name in contract.Offer.Criteria.Select(c => c.Name))
        {
            var criterion = ana.Page.GetByRole(AriaRole.Group, new() { Name = name });
            await criterion.GetByText("Green", new() { Exact = true }).ClickAsync();
            if (name == "Availability") { await criterion.GetByLabel("Why Green?").FillAsync("Fixed, seen for a night"); }
        }

        await ana.Button("Save").ClickAsync();
        await Expect(ana.Page.Locator("#attention")).ToHaveTextAsync("To be logged");
        await ana.Button("Log acceptance").ClickAsync();
        await Expect(ana.Page.Locator("#attention")).ToHaveTextAsync("Accepted");
        await ben.Page.GotoAsync($"{Shop.Url}/ops/risks");
        await ben.Page.Locator("[data-live]").First.WaitForAsync();
        await Soon(() => Expect(ben.Page.Locator("main")).Not.ToContainTextAsync($"Contract {contract.Number} (Team) is still red"));
    }

    private static async Task Closes(Visitor ana, Visitor mara)
    {
        await ana.Page.GotoAsync($"{Shop.Url}/ops/support");
        await ana.Page.Locator("[data-live]").WaitForAsync();
        await ana.Page.GetByRole(AriaRole.Link, new() { Name = Subject }).ClickAsync();
        await ana.Page.Locator("[data-live]").WaitForAsync();
        await ana.Button("Close request").ClickAsync();
        await ana.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Close request" }).ClickAsync();
        await Expect(ana.Page.GetByText("It is closed. Open it again to answer")).ToBeVisibleAsync();
        await mara.Page.ReloadAsync();
        await Expect(mara.Page.Locator("main")).ToContainTextAsync("Closed");
    }

    private static async Task Open(Visitor who, Contract contract)
    {
        await who.Page.GotoAsync($"{Shop.Url}/ops/contracts/{contract.Id}");
        await who.Page.Locator("[data-live]").First.WaitForAsync();
    }

    /// <summary>A page that has just shown a change rests a second on the shop's clock before it shows the next.</summary>
    private static async Task Soon(Func<Task> isSo)
    {
        Shop.Time!.Advance(TimeSpan.FromSeconds(2));
        await isSo();
    }

    private static Task<int> HasBen() => Shop.Get<UnitOfWork>().Run(db =>
    {
        db.Add(Logins.Make(EmailAddress.Parse(Ben), Role.Manager, "Ben Adler", null));
        return Task.FromResult(0);
    });

    private static Task<Contract> WithCriteria(Contract contract) => Shop.Get<UnitOfWork>().Run(db =>
    {
        db.AddRange(contract.Offer.Criteria.Select((template, i) => Criterion.From(template, contract.Id, i + 1)));
        return Task.FromResult(contract);
    });
}
