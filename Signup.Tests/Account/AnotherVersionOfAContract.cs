using System.Net;
using Microsoft.EntityFrameworkCore;
using SignupTests.Signups;
using SignupTests.SupportRequests;
using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Contracts.Amendments;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Account;

/// <summary>A customer reads another version of the contract in the account and accepts it, used without a script.</summary>
public sealed class AnotherVersionOfAContract : IAsyncLifetime, IDisposable
{
    private readonly AppHost shop = Shops.Open;
    private readonly PlainBrowser mara = new(Shops.Open);
    private Contract contract = null!;
    private Amendment offered = null!;
    private string email = string.Empty;

    public async Task InitializeAsync()
    {
        (email, var id) = await shop.Registered();
        contract = await shop.HasAPlan(id);
        var wish = new OfferAmendment.Wish([.. contract.Text.Sections, new("7. Hours", ["Day and night."], [])], "Longer hours, as agreed by phone", shop.Get<TimeProvider>().GetUtcNow().AddDays(14), contract.TextHash);
        offered = (await shop.Get<OfferAmendment>().Run(contract.Id, wish, new(Guid.NewGuid(), Role.Manager, null, "Ana"))).Value;
        await mara.SignIn(email, Shops.Password);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => mara.Dispose();

    [Fact]
    public async Task Is_found_read_accepted_with_a_tick_and_then_it_is_the_contract_in_both_tabs()
    {
        var page = await (await mara.Open("/account/contracts")).Follow("Read the new version");
        var otherTab = await mara.Open($"/account/amendments/{offered.Id}");
        Assert.Equal($"Version 2 of contract {contract.Number}", page.Heading);
        Assert.Contains("Longer hours, as agreed by phone", page.Says(".notice"), StringComparison.Ordinal);
        var unticked = await page.Press("Accept version 2");
        Assert.Equal("Error: Tick the box to accept this version", unticked.Says("#agreed-error"));

        var done = await unticked.Press("Accept version 2", ("I have read this version and agree to it", "true"));

        Assert.StartsWith("This version is accepted already: it is the contract now.", done.Says(".notice"), StringComparison.Ordinal);
        Assert.Contains("Day and night.", (await mara.Open($"/contracts/{contract.Id}")).Says("main"), StringComparison.Ordinal);
        Assert.StartsWith("This version is accepted already", (await otherTab.Press("Decline it")).Says(".notice"), StringComparison.Ordinal);
        Assert.Equal(offered.TextHash, (await shop.All<Contract>()).Single(c => c.Id == contract.Id).TextHash);
    }

    [Fact]
    public async Task Of_a_contract_that_has_ended_it_says_so_instead_of_asking_again()
    {
        var page = await mara.Open($"/account/amendments/{offered.Id}");
        await shop.Get<UnitOfWork>().Run(async db => { (await db.Set<Contract>().SingleAsync(c => c.Id == contract.Id)).End(shop.Get<TimeProvider>().GetUtcNow()); return true; });

        var ended = await page.Press("Accept version 2", ("I have read this version and agree to it", "true"));

        Assert.StartsWith("This contract has ended.", ended.Says(".notice"), StringComparison.Ordinal);
        Assert.DoesNotContain("Accept version 2", ended.Says("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdrawn_under_an_open_page_it_says_so_and_strangers_find_nothing()
    {
        var page = await mara.Open($"/account/amendments/{offered.Id}");
        await shop.Get<AnswerAmendment>().Withdraw(offered.Id, new(Guid.NewGuid(), Role.Manager, null, "Ana"));

        Assert.StartsWith("This version was withdrawn. The contract stays as it is.", (await page.Press("Accept version 2", ("I have read this version and agree to it", "true"))).Says(".notice"), StringComparison.Ordinal);
        using var otto = new PlainBrowser(shop, "de");
        var (address, _) = await shop.Registered(Shops.NewAddress("otto"));
        await otto.SignIn(address, Shops.Password);
        Assert.Equal(HttpStatusCode.NotFound, await otto.Status($"/account/amendments/{offered.Id}"));
        using var anke = new PlainBrowser(shop, "de");
        await anke.SignIn(email, Shops.Password);
        Assert.StartsWith("Diese Fassung wurde zurückgezogen.", (await anke.Open($"/account/amendments/{offered.Id}")).Says(".notice"), StringComparison.Ordinal);
    }
}
