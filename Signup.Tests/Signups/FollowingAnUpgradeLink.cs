using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Mail;
using SignupWeb.Signups;
using Xunit;

namespace SignupTests.Signups;

/// <summary>R1, Existing Business: the team mails a signed link to another plan, and its customer follows it.</summary>
[Collection("The shop")]
public sealed class FollowingAnUpgradeLink(TheShop shop) : IAsyncLifetime, IDisposable
{
    private static readonly Actor Ana = new(Guid.NewGuid(), Role.Manager, null, "Ana");
    private readonly PlainBrowser browser = new(shop.Host);
    private readonly Headless mara = new(shop.Host);
    private string email = string.Empty;
    private Contract contract = null!;
    private PlanId team;

    public async Task InitializeAsync()
    {
        email = shop.NewAddress();
        await mara.Order("Essential", email: email);
        shop.Host.LetTheWindowPass();
        await Eventually.Hold(async () => (string?)(await mara.Signup())["state"] == "completed", "the first order completed");
        contract = (await shop.Host.All<Contract>()).Single(c => c.OrderId.ToString() == mara.OrderId);
        team = await Plan("Team");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        browser.Dispose();
        mara.Dispose();
    }

    [Fact]
    public async Task It_says_what_is_to_pay_today_changes_nothing_before_its_button_and_is_used_then()
    {
        var link = await Mailed();
        Assert.Equal($"/sign-in?return={link}", await browser.LeadsTo(link));
        await browser.SignIn(email);

        var page = await browser.Read(link);
        await browser.Read(link);
        Assert.Equal("Team in place of Essential?", page.QuerySelector("h1")!.TextContent);
        var price = (await shop.Host.Get<PriceOfChange>().Run(contract.OrderId, await Offer("Team"), Mara())).Value;
        Assert.InRange(price.Total.Minor, 1, 17_730);
        Assert.Equal($"Today you pay {price.Total}", page.QuerySelector(".today")!.TextContent);
        Assert.DoesNotContain(await shop.Host.All<Signup>(), s => s.Changes == contract.OrderId);

        var (review, _) = await browser.Send(page, link);
        var change = Assert.Single(await shop.Host.All<Signup>(), s => s.Changes == contract.OrderId);
        Assert.Equal($"/signup/{change.Id}/review", review);
        Assert.Equal(review, (await browser.Send(page, link)).LeadsTo);
        await shop.Host.Get<CancelSignup>().Run(Ana with { Role = Role.Admin }, change.Id, "Asked for it");

        Assert.Equal("This link was used already.", await Heading(link));
        await browser.Send(page, link);
        Assert.Single(await shop.Host.All<Signup>(), s => s.Changes == contract.OrderId);
    }

    [Fact]
    public async Task That_expired_was_changed_or_is_of_another_account_has_its_own_sentence_and_does_nothing()
    {
        var (links, link) = (shop.Host.Get<SignedLinks>(), await Mailed());
        var ids = links.Read(UpgradeLink.LinkKind, link.Split('/')[^1]).Value.Ids;
        Assert.Equal("This link has expired.", await Heading("/upgrade/" + links.Make(UpgradeLink.LinkKind, TimeSpan.FromSeconds(-1), ids)));
        Assert.Equal("This link does not work any more.", await Heading(link + "x"));
        Assert.Equal("This link does not work any more.", await Heading("/upgrade/" + links.Make("resume", TimeSpan.FromDays(1), ids)));
        Assert.Equal("This link does not work any more.", await Heading("/upgrade/" + links.Make(UpgradeLink.LinkKind, TimeSpan.FromDays(1), ids[0])));
        var (other, id) = await shop.Host.Registered(shop.NewAddress());
        await browser.SignIn(other);

        Assert.Equal("This link is for another account. Sign in with the one it was sent to.", await Heading(link));
        var upgrade = shop.Host.Get<FollowUpgrade>();
        Assert.Equal(FollowUpgrade.OfAnother, (await upgrade.Run(link.Split('/')[^1], new(id.Value, Role.Customer, null, "Ben"))).Refusal);
        Assert.Equal(Actor.Unauthorized, (await upgrade.Run(link.Split('/')[^1], Actor.Visitor)).Refusal);
        Assert.DoesNotContain(await shop.Host.All<Signup>(), s => s.Changes == contract.OrderId);
    }

    [Fact]
    public async Task Pressed_many_times_at_once_it_begins_one_change()
    {
        var token = (await Mailed()).Split('/')[^1];

        var begun = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => shop.Host.Get<FollowUpgrade>().Run(token, Mara()))));

        Assert.Single(begun.Select(b => b.Value.Id).Distinct());
        Assert.Single(await shop.Host.All<Signup>(), s => s.Changes == contract.OrderId);
    }

    [Fact]
    public async Task To_a_second_contract_it_begins_one_beside_what_runs_and_is_used_then()
    {
        var link = await Mailed(await Plan("Essential"), beside: true);
        await browser.SignIn(email);

        var page = await browser.Read(link);
        Assert.Equal("Essential beside Essential?", page.QuerySelector("h1")!.TextContent);
        var (review, _) = await browser.Send(page, link);

        var second = Assert.Single(await shop.Host.All<Signup>(), s => s.CustomerId == contract.CustomerId && s.IsOpen);
        Assert.Equal(($"/signup/{second.Id}/review", FlowOwner.ExistingBusiness, null, contract.ClientAccountId), (review, second.Owner, second.Changes, second.ClientAccountId));
        Assert.Equal(review, (await browser.Send(page, link)).LeadsTo);
        await shop.Host.Get<CancelSignup>().Run(Ana with { Role = Role.Admin }, second.Id, "Asked for it");
        Assert.Equal("This link was used already.", await Heading(link));
        Assert.DoesNotContain(await shop.Host.All<Signup>(), s => s.CustomerId == contract.CustomerId && s.IsOpen);
    }

    [Fact]
    public async Task The_team_suggests_what_can_be_had_and_it_is_kept_who_did()
    {
        var suggest = shop.Host.Get<SuggestPlan>();

        Assert.Equal(StartPlanChange.Same, (await suggest.Run(Ana, contract.Id, contract.Offer.PlanId, BillingCycle.Monthly)).Refusal);
        Assert.Equal(StartPlanChange.OtherKind, (await suggest.Run(Ana, contract.Id, await Plan("Field Handbook"), BillingCycle.Once)).Refusal);
        Assert.Equal(AcknowledgeContract.NotFound, (await suggest.Run(Ana, ContractId.New(), team, BillingCycle.Monthly)).Refusal);
        await Mailed();

        Assert.Equal($"{contract.Number}: Team", Assert.Single(await shop.Host.All<AuditEntry>(), e => e.Action == AuditAction.SuggestedPlan && e.SubjectId == contract.Id.Value).Subject);
    }

    private Actor Mara() => new(contract.CustomerId.Value, Role.Customer, null, "Mara");

    private async Task<string> Mailed(PlanId? plan = null, bool beside = false)
    {
        Assert.False((await shop.Host.Get<SuggestPlan>().Run(Ana, contract.Id, plan ?? team, BillingCycle.Monthly, beside)).IsRefused);
        var mail = (await shop.Host.All<MailMessage>()).Single(m => m.Kind == (beside ? UpgradeLink.SecondKind : UpgradeLink.MailKind) && m.Recipient == email);
        return new Uri(mail.Text.Split('\n').Single(line => line.Contains("/upgrade/", StringComparison.Ordinal))).AbsolutePath;
    }

    private async Task<string> Heading(string path) => (await browser.Read(path)).QuerySelector("h1")!.TextContent;

    private async Task<PlanId> Plan(string name) => (await shop.Host.Get<PlanCatalogue>().Current()).Single(p => p.Version.Name == name).Plan.Id;

    private async Task<Offer> Offer(string name) => (await shop.Host.Get<PlanCatalogue>().Offer(await Plan(name), BillingCycle.Monthly)).Value;
}
