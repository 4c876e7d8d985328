using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.SysOps.Notices;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.SysOps;

/// <summary>What each of the team hears of on every page, until they have seen it.</summary>
public sealed class UnderTheBell : IAsyncLifetime
{
    private TestDatabase house = null!;
    private Actor ana = null!, sue = null!;

    public async Task InitializeAsync()
    {
        house = await TestDatabase.Create(services => services.AddNotices().AddHandler<RaiseRisk>());
        (ana, sue) = (await Staff("ana", Role.Manager), await Staff("sue", Role.Support));
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task What_comes_is_new_until_it_is_seen_and_new_again_when_it_comes_again()
    {
        var order = Guid.NewGuid();
        await Found("payment-held", order);
        await Found("payment-held", Guid.NewGuid());
        await Found("payment-held", order);

        var first = await Read(ana);
        Assert.Equal((2, 2, 2), (first.Unseen, first.Lines.Count, first.Lines[0].Count));
        Assert.Equal(order, first.Lines[0].SubjectId);

        Assert.False((await See(first.Until, ana)).IsRefused);
        Assert.Equal((0, 2), ((await Read(ana)).Unseen, (await Read(ana)).Lines.Count));
        await Found("payment-held", order);

        Assert.Equal((1, true, 3), ((await Read(ana)).Unseen, (await Read(ana)).Lines[0].IsNew, (await Read(ana)).Lines[0].Count));
    }

    [Fact]
    public async Task Seeing_an_older_page_later_takes_nothing_back()
    {
        await Found("payment-held", Guid.NewGuid());
        var before = (await Read(ana)).Until;
        await Found("payment-held", Guid.NewGuid());
        await See((await Read(ana)).Until, ana);

        await See(before, ana);

        Assert.Equal(0, (await Read(ana)).Unseen);
    }

    [Fact]
    public async Task Each_hears_of_their_own_and_what_one_has_seen_is_still_new_to_the_other()
    {
        await Found("payment-held", Guid.NewGuid());
        await Found("support-late", Guid.NewGuid());
        await See((await Read(ana)).Until, ana);

        var heard = await Read(sue);

        Assert.Equal((1, "support-late", "/ops/support?show=late"), (heard.Unseen, Assert.Single(heard.Lines).Kind, heard.Lines[0].Path));
        Assert.Equal("FORBIDDEN", (await house.Get<ReadNotices>().Run(new Actor(Guid.NewGuid(), Role.Customer, null, "Mara"), whetherOver: true)).Refusal?.Code);
    }

    [Fact]
    public async Task What_is_settled_or_has_another_colour_is_over()
    {
        var (order, contract) = (Guid.NewGuid(), await Planted());
        await Found("payment-held", order);
        await house.Announce(new ContractTurned(contract.Id, contract.CustomerId, "Red", "Ana"));
        await house.Deliver();
        Assert.Equal([("contract-turned", true), ("payment-held", false)], (await Read(ana)).Lines.Select(line => (line.Kind, line.IsOver)));
        await house.Pass(TimeSpan.FromMinutes(1)); // mailed: what is settled before that is forgotten
        await house.Announce(new RiskSettled("payment-held", order, "Signup", "Paid."));
        await house.Deliver();

        Assert.All((await Read(ana)).Lines, line => Assert.True(line.IsOver));
    }

    [Fact]
    public async Task After_a_week_it_stands_there_no_more()
    {
        await Found("payment-held", Guid.NewGuid());
        await house.Pass(TimeSpan.FromDays(7));

        Assert.Empty((await Read(ana)).Lines);
    }

    private async Task<Heard> Read(Actor who) => (await house.Get<ReadNotices>().Run(who, whetherOver: true)).Value;

    private Task<Result<Done>> See(DateTimeOffset until, Actor who) => house.Get<SeeNotices>().Run(until, who);

    private async Task Found(string kind, Guid subject)
    {
        house.Time.Advance(TimeSpan.FromSeconds(1));
        await house.Announce(new RiskFound(kind, "yellow", subject, "Held."));
        await house.Deliver();
    }

    private async Task<Actor> Staff(string name, Role role)
    {
        var login = Logins.Make(EmailAddress.Parse($"{name}@northwind.example"), role, name, null);
        await house.Save(login);
        return new(login.Id, role, null, name);
    }

    private async Task<Contract> Planted()
    {
        Contract contract = null!;
        await house.Change(db =>
        {
            contract = SampleContracts.Plant(db, 1, "Harbor Logistics", "Team", BillingCycle.Monthly, house.Time.GetUtcNow());
            return Task.CompletedTask;
        });
        return contract;
    }
}
