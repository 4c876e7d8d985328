using Microsoft.Extensions.Options;
using SignupTests.Signups;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Account.Ending;
using SignupWeb.Contracts;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.Renewals;
using SignupWeb.Platform.Web;
using SignupWeb.Signups;
using SignupWeb.Subscriptions;
using Xunit;

namespace SignupTests.Account.Ending;

/// <summary>With a paid period, by its customer: told at once, taken back until then, and charged no more.</summary>
public sealed class EndingAContract(EndingShop shop) : IClassFixture<EndingShop>
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(32);

    [Fact]
    public async Task Ends_with_a_paid_period_as_its_terms_allow_goes_on_when_taken_back_and_is_charged_for_what_it_ran_alone()
    {
        await shop.Sell("Essential", new EndTerms(MinimumMonths: 2, NoticeDays: 20));
        await shop.Sell("Updates", new EndTerms(WithdrawalDays: 60));
        var all = await Task.WhenAll(shop.Bought(), shop.Bought(), shop.Bought("Essential"), shop.Bought("Updates", company: null), shop.Bought());
        var (ends, keeps, bound, withdraws) = (all[0], all[1], all[2], all[3]);
        await shop.Sell("Essential", new EndTerms());
        await ChoosesALaterEnd(all[4]);
        await GivesNotice(ends);
        await TakesItBack(keeps);
        await IsBound(bound);

        await WithdrawsWhileItRenews(withdraws);
        await shop.Pass(TimeSpan.FromDays(1));
        await Eventually.Hold(async () => (await ends.Now()).State == ContractState.Ended, "the first ended");
        await Eventually.Hold(async () => (await keeps.Told<CyclePaid>()).Count == 1 && await RunOf(bound) is { EndsWithPeriod: true }, "the others renewed");
        Assert.Equal((ContractState.Active, ContractState.Active), ((await keeps.Now()).State, (await bound.Now()).State));
        Assert.Equal((await ends.Now()).Notice!.EndsAt, (await ends.Now()).EndedAt!.Value, TimeSpan.FromMinutes(10));
        Assert.Single(await ends.Told<SubscriptionEnded>());
        await StillThanks(keeps);
        await keeps.Post("notice");

        await shop.Pass(Month);
        foreach (var owner in new[] { ends, keeps, bound })
        {
            await Eventually.Hold(async () => (await owner.Now()).State == ContractState.Ended, "each ended");
            Assert.Equal(owner == ends ? 1 : 2, (await owner.Of<LedgerEntry>(e => e.OrderId == owner.Contract.OrderId)).Count);
            if (owner != ends) { Assert.Single(await owner.Told<SubscriptionEnded>()); }
            Assert.False((await RunOf(owner)).IsRunning);
            Assert.Equal("CONTRACT_ENDED", await owner.Refused(HttpMethod.Post, "notice"));
            Assert.Equal("CONTRACT_ENDED", await owner.Refused(HttpMethod.Delete, "notice"));
        }

        await GotBackBoth(withdraws);
        await shop.Agree(ends.Api);
    }

    [Fact]
    public async Task From_many_tabs_at_once_it_is_one_notice_and_against_taking_it_back_whichever_is_told_holds()
    {
        var mara = await shop.Bought();
        var given = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => shop.Ending.Run(mara.Contract.Id, null, mara.Actor))));
        Assert.Single(given.Where(g => !g.IsRefused).Select(g => g.Value.Reference).Distinct(StringComparer.Ordinal));
        Assert.Contains(given, g => !g.IsRefused);
        await Eventually.Hold(async () => (await mara.Now()).Notice is not null, "the notice");
        Assert.Single(await mara.Told<NoticeGiven>());

        for (var i = 0; i < Endure.Times("notice-against-keeping", daily: 3); i++)
        {
            await Task.WhenAll(Task.Run(() => shop.Ending.Keep(mara.Contract.Id, mara.Actor)), Task.Run(() => shop.Ending.Run(mara.Contract.Id, null, mara.Actor)));
            await Eventually.Hold(async () => (await mara.Of<PaymentOperation>(o => o.OrderId == mara.Contract.OrderId && !o.IsSettled)).Count == 0 && await IsTheSameEverywhere(mara), "contract, subscription and payment service of one mind");
        }
    }

    [Fact]
    public async Task Is_refused_to_others_to_who_bought_once_and_to_who_is_suspended()
    {
        var all = await Task.WhenAll(shop.Bought(), shop.Bought(), shop.Bought("Field Handbook", "once"));
        var (mara, other, reader) = (all[0], all[1], all[2]);
        Assert.Equal(EndContract.NotFound, (await shop.Ending.Run(mara.Contract.Id, null, other.Actor)).Refusal);
        Assert.Equal(EndContract.NotFound, (await shop.Ending.Keep(mara.Contract.Id, other.Actor)).Refusal);
        Assert.Equal("NOTHING_TO_END", await reader.Refused(HttpMethod.Post, "notice"));
        await shop.Host.Get<SuspendCustomer>().Run(EndingShop.Admin, mara.Contract.CustomerId, "Abuse");
        Assert.Equal("ACCOUNT_SUSPENDED", (await shop.Ending.Run(mara.Contract.Id, null, mara.Actor)).Refusal?.Code);
    }

    /// <summary>And says why; other days than those that are offered are refused.</summary>
    private async Task ChoosesALaterEnd(Owner mara)
    {
        var possible = (await RunOf(mara)).PossibleEnds(mara.Contract.SignedAt);
        Assert.Equal([1, 2, 3], possible.Select(e => (int)Math.Round((e - mara.Contract.StartsAt).TotalDays / 30.4)));
        var runs = await RunOf(mara);
        Assert.Equal([0, 1, 2], possible.Select(runs.ChargesUntil));
        foreach (var other in (DateTimeOffset[])[possible[0].AddDays(10), possible[2].AddMonths(1)]) { Assert.Equal(EndWithNotice.Moved, (await shop.Ending.Run(mara.Contract.Id, other, mara.Actor)).Refusal); }

        await mara.Api.Post($"{mara.Path}/notice", new { endsAt = possible[1], reason = "tooExpensive" });

        await Eventually.Hold(async () => (await mara.Now()).Notice is not null, "the notice noted");
        var notice = (await mara.Now()).Notice!;
        Assert.Equal(EndReason.TooExpensive, notice.Reason);
        Assert.Equal(possible[1], notice.EndsAt, TimeSpan.FromMinutes(1));
        await Eventually.Hold(async () => await RunOf(mara) is { EndsWithPeriod: false, EndsAt: not null }, "one more charge to come");
        Assert.Null(await mara.Refused(HttpMethod.Delete, "notice"));
        await Eventually.Hold(async () => (await mara.Now()).Notice is null, "kept after all");
    }

    /// <summary>Told once with reference, date and time; support goes on until then.</summary>
    private async Task GivesNotice(Owner mara)
    {
        var given = await mara.Post("notice");
        Assert.Equal((string?)given["reference"], (string?)(await mara.Post("notice"))["reference"]);
        await Eventually.Hold(async () => (await mara.Now()).Notice is not null && (await mara.Mails("notice-given")).Count == 1, "the notice noted and told");

        var (notice, mail) = ((await mara.Now()).Notice!, (await mara.Mails("notice-given"))[0]);
        Assert.StartsWith("E-", notice.Reference, StringComparison.Ordinal);
        Assert.Equal(mara.Contract.StartsAt.AddMonths(1), notice.EndsAt, TimeSpan.FromMinutes(1));
        Assert.Contains(notice.Reference, mail.Text, StringComparison.Ordinal);
        Assert.Contains(shop.Host.Get<IOptions<ShopOptions>>().Value.Local(notice.GivenAt).ToString("HH:mm:ss", null), mail.Text, StringComparison.Ordinal);
        Assert.Single(await mara.Told<NoticeGiven>());
        await mara.Api.Post("/api/support-requests", new { contractId = mara.Contract.Id.ToString(), subject = "Still here", text = "It works until then." });
    }

    /// <summary>As if nothing had happened, and told; another notice is another one.</summary>
    private static async Task TakesItBack(Owner mara)
    {
        Assert.Null(await mara.Refused(HttpMethod.Delete, "notice"));
        await mara.Post("notice");
        Assert.Null(await mara.Refused(HttpMethod.Delete, "notice"));
        Assert.Null(await mara.Refused(HttpMethod.Delete, "notice"));
        await Eventually.Hold(async () => (await mara.Mails("notice-taken-back")).Count == 1, "the notice taken back and told");
        Assert.Null((await mara.Now()).Notice);
        Assert.Single(await mara.Told<NoticeTakenBack>());
    }

    /// <summary>To the terms it was sold with, which stand in its text.</summary>
    private async Task IsBound(Owner mara)
    {
        Assert.Contains("at least 2 months", mara.Contract.Text.ToString(), StringComparison.Ordinal);
        Assert.Contains("at least 20 days before the end of a paid period", mara.Contract.Text.ToString(), StringComparison.Ordinal);
        Assert.Equal(EndWithNotice.Moved, (await shop.Ending.Run(mara.Contract.Id, mara.Contract.StartsAt.AddMonths(1), mara.Actor)).Refusal);

        var given = (await shop.Ending.Run(mara.Contract.Id, (await RunOf(mara)).PossibleEnds(mara.Contract.SignedAt)[0], mara.Actor)).Value;
        Assert.Equal(mara.Contract.StartsAt.AddMonths(2), given.EndsAt, TimeSpan.FromMinutes(10));
        await Eventually.Hold(async () => await RunOf(mara) is { EndsWithPeriod: false, EndsAt: not null }, "one more charge to come");
    }

    /// <summary>Its second charge is made as it is withdrawn from: whichever comes first, no money of it stays but that for the days it was used.</summary>
    /// <summary>Whoever kept the address of their thank-you page still finds it, with the invoice of that order, after later ones.</summary>
    private async Task StillThanks(Owner mara)
    {
        await Eventually.Hold(async () => (await mara.Of<Invoice>(i => i.OrderId == mara.Contract.OrderId)).Count == 2, "the second invoice");
        var first = (await mara.Of<Invoice>(i => i.OrderId == mara.Contract.OrderId)).MinBy(i => i.IssuedAt)!;
        var page = Assert.Single(await mara.Of<ThankYouPage>(p => p.ContractId == mara.Contract.Id));
        using var browser = new PlainBrowser(shop.Host);
        Assert.Contains($"Invoice {first.Number}", (await browser.Read(page.Path)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(first.Number, (await browser.Read($"{page.Path}/invoice")).Body!.TextContent, StringComparison.Ordinal);
    }

    private async Task WithdrawsWhileItRenews(Owner mara)
    {
        var charged = mara.Contract.ExpiresAt!.Value.AddHours(1);
        await shop.Pass(charged.AddSeconds(-20) - shop.Host.Get<TimeProvider>().GetUtcNow());
        await Task.WhenAll(Task.Run(() => shop.Withdrawing.Run(mara.Contract.Id, mara.Actor)), shop.Pass(TimeSpan.FromMinutes(1)));
        await Eventually.Hold(async () => (await mara.Now()).State == ContractState.Ended, "the contract withdrawn from ended");
    }

    private static async Task GotBackBoth(Owner mara)
    {
        var ledger = await mara.Of<LedgerEntry>(e => e.OrderId == mara.Contract.OrderId);
        var (paid, back) = (ledger.Where(e => e.Kind == LedgerKind.Captured).Sum(e => e.Amount.Minor), ledger.Where(e => e.Kind == LedgerKind.Refunded).Sum(e => e.Amount.Minor));
        Assert.Equal(paid, back + (await mara.Now()).Withdrawal!.Kept.Minor);
        Assert.Equal(0, (await mara.Of<Subscription>(s => s.OrderId == mara.Contract.OrderId)).Count(s => s.IsRunning));
    }

    private static async Task<Subscription> RunOf(Owner owner) => (await owner.Of<Subscription>(s => s.OrderId == owner.Contract.OrderId)).Single();

    private async Task<bool> IsTheSameEverywhere(Owner owner)
    {
        var (contract, subscription, charge) = (await owner.Now(), await RunOf(owner), (await owner.Of<OrderCharge>(c => c.OrderId == owner.Contract.OrderId))[0]);
        var there = (await shop.Host.Get<PaymentGateway>().ReadSubscription(charge.SubscriptionId!, default)).Value!;
        return contract.Notice?.EndsAt == subscription.EndsAt && subscription.EndsAt == charge.EndsAt && charge.EndsAt == there.EndsAt;
    }
}
