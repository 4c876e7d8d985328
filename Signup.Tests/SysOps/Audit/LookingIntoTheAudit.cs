using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupTests.SysOps.People;
using SignupWeb.Contracts;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Signups;
using SignupWeb.SysOps.Audit;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.SysOps.Audit;

/// <summary>What the team did, found again.</summary>
[Collection("People pages")]
public sealed class LookingIntoTheAudit(PeopleHost people)
{
    private readonly OpsHost host = people.Host;
    private readonly Actor ana = new(Guid.NewGuid(), Role.Admin, null, "=Ana");

    private DateTimeOffset Now => host.Get<TimeProvider>().GetUtcNow();

    [Fact]
    public async Task Each_thing_stands_there_with_before_and_after_and_leads_to_its_page()
    {
        var miriam = await people.Miriam();
        await host.Get<SuspendCustomer>().Run(ana, miriam.Id, "Unpaid");
        var contract = default(Contract);
        await host.Plant(db => contract = SampleContracts.Plant(db, 8_300, "Tidewater Hotels", "Team", BillingCycle.Monthly, Now));
        var criterion = await Criterion(contract!.Id);
        await host.Get<ColourCriterion>().Run(criterion.Id, new(Colour.Red, "3 h", "Too slow", criterion.Version), ana);
        var green = default(Contract);
        await host.Plant(db => green = SampleContracts.Plant(db, 8_301, "Tidewater Hotels", "Team", BillingCycle.Monthly, Now, Colour.Green, Colour.Green, Colour.Green, Colour.Green, Colour.Green));
        await host.Get<LogAcceptance>().Run([green!.Id], ana);
        var risk = Risk.Found("PAYMENT_MISMATCH", Severity.Red, Guid.NewGuid(), "Took more.", Now);
        await host.Plant(db => db.Add(risk));
        await host.Get<ResolveRisk>().Run(risk.Id, "Paid back", ana);

        var lines = (await Read(AuditFilter.Of(ana.LoginId.ToString(), null, null, null))).Lines;

        Assert.Equal([AuditAction.ResolvedRisk, AuditAction.LoggedAcceptance, AuditAction.ColouredCriterion, AuditAction.SuspendedCustomer], lines.Select(l => l.Entry.Action));
        Assert.Equal(("PAYMENT_MISMATCH", "/ops/risks"), (lines[0].Subject, lines[0].Href));
        lines = [.. lines.Where(l => l.Entry.Action != AuditAction.LoggedAcceptance)];
        Assert.Equal((contract.Number, $"/ops/contracts/{contract.Id}"), (lines[1].Subject, lines[1].Href));
        Assert.Equal([new(criterion.Name, "NotAssessed", "Red"), new("Measured", null, "3 h"), new("Reason", null, "Too slow")], lines[1].Entry.Changes);
        Assert.Equal((miriam.Customer.Profile.FullName, $"/ops/customers/{miriam.Id}"), (lines[2].Subject, lines[2].Href));
        Assert.Equal([new("State", "Working", "Suspended"), new("Reason", null, "Unpaid")], lines[2].Entry.Changes);
    }

    [Fact]
    public async Task Is_found_by_person_action_subject_and_day()
    {
        var miriam = await people.Miriam();
        await host.Get<SuspendCustomer>().Run(ana, miriam.Id, "Unpaid");
        await host.Get<ReinstateCustomer>().Run(ana, miriam.Id);
        var today = $"{host.Get<Microsoft.Extensions.Options.IOptions<SignupWeb.Platform.Web.ShopOptions>>().Value.Local(Now):yyyy-MM-dd}";

        Assert.Equal(2, await Count(ana.LoginId.ToString(), null, null, today));
        Assert.Equal(0, await Count(ana.LoginId.ToString(), null, null, "2026-01-02"));
        Assert.Equal(0, await Count(Guid.NewGuid().ToString(), null, null, null));
        Assert.Equal(1, await Count(null, "reinstatedCustomer", miriam.Customer.Email.Value.ToUpperInvariant(), null));
        Assert.Equal(2, await Count(null, null, miriam.Id.ToString(), null));
        Assert.Equal(0, await Count(null, null, "nothing like it", null));
        Assert.True(AuditFilter.Of("x", "y", " ", "2026-13-01").IsNone);
    }

    [Fact]
    public async Task Long_lists_go_on_behind_the_last_entry()
    {
        await host.Plant(db => { for (var i = 0; i < ReadAudit.PageSize + 1; i++) { db.Audit(ana, AuditAction.ReplayedWebhook, new($"evt_{i}")); } });
        var filter = AuditFilter.Of(ana.LoginId.ToString(), null, null, null);

        var first = await Read(filter);
        var second = await Read(filter, first.Next);

        Assert.Equal((ReadAudit.PageSize, 1, null), (first.Lines.Count, second.Lines.Count, second.Next));
        Assert.DoesNotContain(second.Lines[0].Entry.Id, first.Lines.Select(l => l.Entry.Id));
    }

    [Fact]
    public async Task What_it_says_of_a_customer_goes_with_them()
    {
        var miriam = await people.Miriam();
        await host.Get<SuspendCustomer>().Run(ana, miriam.Id, "Miriam did not pay");
        await host.Get<CloseAccount>().Run(ana, miriam.Id, null, agreed: true, "Asked by letter");

        await Eventually.Hold(async () => (await Read(AuditFilter.Of(null, null, miriam.Id.ToString(), null))).Lines[^1].Entry.Changes.Count == 0, "the reason forgotten");

        var lines = (await Read(AuditFilter.Of(null, null, miriam.Id.ToString(), null))).Lines;
        Assert.Equal([AuditAction.ErasedCustomer, AuditAction.SuspendedCustomer], lines.Select(l => l.Entry.Action));
        Assert.All(lines, l => Assert.Equal(miriam.Id.ToString(), l.Subject));
    }

    [Fact]
    public async Task It_is_kept_for_ten_years()
    {
        var old = host.Services.GetServices<IKeptForATime>().OfType<ForgetOldAudit>().Single();
        await host.Plant(db => db.Audit(ana, AuditAction.ReplayedWebhook, new("evt_old")));
        await using var db = host.Get<IDbContextFactory<SignupDb>>().CreateDbContext();

        Assert.False(await old.Forget(db, Now.AddDays(3650), 10_000, default));
        Assert.DoesNotContain(db.ChangeTracker.Entries(), e => e.State == EntityState.Deleted);
        Assert.False(await old.Forget(db, Now.AddDays(3654), 10_000, default));
        Assert.Contains(db.ChangeTracker.Entries<AuditEntry>(), e => e.State == EntityState.Deleted && e.Entity.Subject == "evt_old");
    }

    [Fact]
    public async Task The_pages_and_the_table_are_for_administrators()
    {
        await host.Plant(db => db.Audit(ana, AuditAction.ReplayedWebhook, new("evt,\"1\""), new AuditChange("State", "Done", "@new")));
        var filter = $"?by={ana.LoginId}";
        using var manager = await host.ClientOf(Role.Manager);
        using var visitor = await host.ClientOf(role: null);

        var page = await Page("/ops/audit" + filter);
        Assert.Equal("evt,\"1\"", page.QuerySelector("table.grid tbody th a")!.TextContent);
        Assert.Equal("/ops/audit/entries" + filter, page.QuerySelector(".head .actions a")!.GetAttribute("href"));
        Assert.EndsWith("Z,'=Ana,Admin,ReplayedWebhook,\"evt,\"\"1\"\"\",State,Done,'@new\r\n", await people.Admin.GetStringAsync("/ops/audit/entries" + filter), StringComparison.Ordinal);
        Assert.Equal("Staff", (await Page("/ops/staff")).QuerySelector("h1")!.TextContent);
        foreach (var path in (string[])["/ops/audit", "/ops/audit/entries", "/ops/staff"])
        {
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Redirect), ((await manager.GetAsync(path)).StatusCode, (await visitor.GetAsync(path)).StatusCode));
            Assert.Equal(HttpStatusCode.OK, (await people.Admin.GetAsync(path + "?by=x&action=y&about=%00&day=9999-99-99&after=z")).StatusCode);
        }

        Assert.DoesNotContain("href=\"/ops/staff\"", await manager.GetStringAsync("/ops"), StringComparison.Ordinal);
        Assert.Contains("This link does not work any more.", await visitor.GetStringAsync("/join?token=nonsense"), StringComparison.Ordinal);
    }

    private async Task<AuditReading> Read(AuditFilter filter, Guid? after = null) => (await host.Get<ReadAudit>().Run(ana, filter, after)).Value;

    private async Task<int> Count(string? by, string? action, string? about, string? day) => (await Read(AuditFilter.Of(by, action, about, day))).Lines.Count;

    private async Task<Criterion> Criterion(ContractId contract)
    {
        await using var db = host.Get<IDbContextFactory<SignupDb>>().CreateDbContext();
        return await db.Set<Criterion>().AsNoTracking().FirstAsync(c => c.ContractId == contract);
    }

    private async Task<IHtmlDocument> Page(string path) => new HtmlParser().ParseDocument(await people.Admin.GetStringAsync(path));
}
