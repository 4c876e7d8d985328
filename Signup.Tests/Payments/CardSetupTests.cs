using System.Net.Http.Json;
using Microsoft.AspNetCore.WebUtilities;
using SignupWeb.Kernel;
using Microsoft.EntityFrameworkCore;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Payments.Cards;
using SignupWeb.Payments;
using SignupWeb.Platform.Data;
using SignupWeb.Payments.Sandbox.Api;
using Xunit;

namespace SignupTests.Payments;

public sealed class CardSetupTests : IAsyncLifetime
{
    private PaymentsHost host = null!;
    private Buyer mara = null!;

    public async Task InitializeAsync()
    {
        host = await PaymentsHost.Start();
        mara = new(host);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_call_the_program_fails_at_is_tried_again_ever_more_slowly()
    {
        await host.Get<UnitOfWork>().Run(db =>
        {
            db.Add(PaymentOperation.Plan(OperationKind.SetInvoiceDefault, "damaged", Guid.NewGuid(), host.Time.GetUtcNow(), parameters: "{"));
            return Task.FromResult(Done.It);
        });

        await host.Until(async () => (await host.All<PaymentOperation>()).Exists(o => o is { IdempotencyKey: "damaged", Tries: >= 3, State: OperationState.Unknown }), "three tries counted");
    }

    [Fact]
    public async Task A_card_added_on_the_hosted_page_comes_back_as_a_signed_profile_and_nothing_is_charged()
    {
        var id = await mara.AddCard();

        var card = Assert.Single(await host.All<PaymentProfile>());
        Assert.Equal((id, "Visa", "4242", mara.Account), (card.Id, card.BrandName, card.LastFour, card.ClientAccountId));
        Assert.Equal(5, card.Expires.Length);
        Assert.Equal(id, Assert.Single(await host.Announced<PaymentProfileAdded>()).PaymentProfileId);
        Assert.Equal(0, (await host.Effects()).GetProperty("gateway").GetProperty("charges").GetInt64());
        Assert.Empty(host.Contract.Faults);
        Assert.True(host.Contract.Exchanges > 3);
    }

    [Fact]
    public async Task A_card_that_is_refused_is_told_to_the_team_until_one_is_added()
    {
        var page = await mara.OpenCardPage();
        using (var refused = await host.Http.PostAsJsonAsync($"/sandbox/test/checkout/sessions/{PaymentsHost.SessionOf(page)}/complete", new { card = "4000000000000002" })) { Assert.False(refused.IsSuccessStatusCode); }
        await host.Until(async () => (await host.Announced<RiskFound>()).Exists(r => r.Kind == TellOfRefusedCard.RiskKind), "the team told");
        Assert.Equal(("yellow", mara.Customer.Value), (await host.Announced<RiskFound>()).Select(r => (r.Severity, r.SubjectId)).Single());

        await mara.Follow(await host.Finish(page, Buyer.Good));

        Assert.Equal(TellOfRefusedCard.RiskKind, Assert.Single(await host.Announced<RiskSettled>()).Kind);
    }

    [Fact]
    public async Task Refreshing_the_return_keeps_one_card_and_leads_to_the_same_place()
    {
        var back = await host.Finish(await mara.OpenCardPage(), Buyer.Good);

        var first = mara.ReadReturn(await mara.Follow(back));
        var again = mara.ReadReturn(await mara.Follow(back));

        Assert.Equal(first, again);
        Assert.Single(await host.All<PaymentProfile>());
        Assert.Single(await host.Announced<PaymentProfileAdded>());
    }

    [Fact]
    public async Task The_card_becomes_the_one_invoices_are_charged_to()
    {
        await mara.AddCard();

        await host.Until(async () => (await host.All<PaymentOperation>()).Exists(o => o is { Kind: OperationKind.SetInvoiceDefault, State: OperationState.Succeeded }), "the default set");

        Assert.Empty(host.Contract.Faults);
    }

    [Fact]
    public async Task Coming_back_without_a_card_leads_to_the_step_with_a_reason()
    {
        var page = await mara.OpenCardPage();
        var setup = Assert.Single(await host.All<CardSetup>());
        var operation = (await host.All<PaymentOperation>()).Single(o => o.Kind == OperationKind.OpenCardPage);
        var success = System.Text.Json.JsonDocument.Parse(operation.Parameters!).RootElement.GetProperty("successUrl").GetString()!;

        var location = await mara.Follow(success.Replace("{CHECKOUT_SESSION_ID}", PaymentsHost.SessionOf(page), StringComparison.Ordinal));

        Assert.Equal($"/signup/{mara.Signup}/payment?problem=CARD_NOT_FINISHED", location);
        Assert.Equal(CardSetupState.Open, setup.State);
    }

    [Fact]
    public async Task Another_customers_session_is_refused()
    {
        var theirs = new Buyer(host);
        var theirPage = await theirs.OpenCardPage();
        await host.Finish(theirPage, Buyer.Good);
        await mara.OpenCardPage();

        var refused = await host.Get<FinishCardSetup>().Run(mara.Account, PaymentsHost.SessionOf(theirPage));

        Assert.Equal("CARD_NOT_OURS", refused.Refusal?.Code);
    }

    [Fact]
    public async Task A_tampered_return_leads_to_the_page_that_says_so()
    {
        var back = await host.Finish(await mara.OpenCardPage(), Buyer.Good);

        var location = await mara.Follow(back.Replace("token=1.", "token=1x.", StringComparison.Ordinal));

        Assert.Equal("/link-problem?code=INVALID_TOKEN", location);
        Assert.DoesNotContain(await host.All<CardSetup>(), s => s.State == CardSetupState.Over);
    }

    [Fact]
    public async Task Opening_the_page_again_closes_the_older_one()
    {
        var first = await mara.OpenCardPage();

        var second = await mara.OpenCardPage();

        Assert.True(first != second);
        var setups = await host.All<CardSetup>();
        Assert.Equal((CardSetupState.Over, CardSetupState.Open), (setups.Single(s => s.Number == 1).State, setups.Single(s => s.Number == 2).State));
        Assert.Single(await host.All<PaymentOperation>(), o => o.Kind == OperationKind.MakeCustomer);
    }

    [Fact]
    public async Task Opening_the_page_again_just_after_finishing_it_leads_back_with_that_card()
    {
        host.Webhooks.Set(SignupWeb.Payments.Sandbox.Webhooks.WebhookFault.Lost);
        await host.Finish(await mara.OpenCardPage(), Buyer.Good);

        var again = await mara.OpenCardPage();

        mara.ReadReturn(await mara.Follow(again));
        Assert.Single(await host.All<PaymentProfile>());
    }

    [Fact]
    public async Task A_payment_service_that_is_slow_is_waited_for_on_a_page_and_the_card_comes_back_all_the_same()
    {
        var page = await WhileItHangs();
        Assert.StartsWith("/wait/card?to=%2Fpayments%2Fcard%2Freturn", page, StringComparison.Ordinal);

        host.Outage.Release();

        mara.ReadReturn(await GoOnFrom(page));
        Assert.Single(await host.All<PaymentProfile>());
    }

    [Fact]
    public async Task One_that_does_not_answer_within_a_minute_lets_the_customer_go_to_the_step_with_a_word()
    {
        Assert.Equal($"/signup/{mara.Signup}/payment?problem=CARD_CHECK_SLOW", await GoOnFrom(await WhileItHangs()));
        host.Outage.Release();
    }

    /// <summary>The customer is back from the card page, and the payment service does not say what happened there.</summary>
    private async Task<string> WhileItHangs()
    {
        host.Webhooks.Set(SignupWeb.Payments.Sandbox.Webhooks.WebhookFault.Lost);
        var back = await host.Finish(await mara.OpenCardPage(), Buyer.Good);
        host.Outage.HangOnce();
        return await Answer(back);
    }

    /// <summary>The page asks again by itself, as long as it is one that waits.</summary>
    private async Task<string> GoOnFrom(string page)
    {
        while (page.StartsWith("/wait/", StringComparison.Ordinal)) { page = await Answer(host.Url + QueryHelpers.ParseQuery(page[page.IndexOf('?', StringComparison.Ordinal)..])["to"]); }
        return page;
    }

    private async Task<string> Answer(string url)
    {
        var coming = mara.Follow(url);
        await host.Until(() => Task.FromResult(coming.IsCompleted), "an answer");
        return await coming;
    }

    [Fact]
    public async Task A_closed_tab_loses_no_card_because_the_webhook_brings_it()
    {
        await host.Finish(await mara.OpenCardPage(), Buyer.Good);

        await host.Until(async () => (await host.All<PaymentProfile>()).Count == 1, "the card without a return");
    }

    [Fact]
    public async Task A_payment_service_that_does_not_answer_is_told_within_ten_seconds()
    {
        host.Faults.Arm(ApiFault.Timeout, times: 100);

        var answer = await OpenCardPageWithin(TimeSpan.FromSeconds(12));

        Assert.Equal("PAYMENT_SERVICE_UNREACHABLE", answer.Refusal?.Code);
        host.Faults.Clear();
    }

    [Fact]
    public async Task A_sign_up_that_leaves_the_step_leaves_no_open_page()
    {
        await mara.OpenCardPage();

        await host.Announce(new SignupCancelled(mara.Signup));

        await host.Until(async () => (await host.All<PaymentOperation>()).Exists(o => o is { Kind: OperationKind.CloseCardPage, State: OperationState.Succeeded }), "the page closed");
        await using var db = host.Open();
        Assert.Equal(CardSetupState.Over, await db.Set<CardSetup>().Select(s => s.State).SingleAsync());
    }

    [Fact]
    public async Task A_lost_answer_while_making_the_customer_makes_no_second_one()
    {
        host.Faults.Arm(ApiFault.DropResponseOnce, path: "/v1/customers", method: "POST");

        var answer = await OpenCardPageWithin(TimeSpan.FromSeconds(12));

        Assert.False(answer.IsRefused);
        Assert.Equal(1, (await host.Effects()).GetProperty("gateway").GetProperty("customers").GetInt64());
    }

    /// <summary>The clock runs on while the customer waits, and stops at the limit.</summary>
    private async Task<Result<string>> OpenCardPageWithin(TimeSpan limit)
    {
        var end = host.Time.GetUtcNow() + limit;
        var running = host.Get<StartCardSetup>().Run(mara.Actor, mara.Payer, mara.HandOff);
        await Eventually.Hold(
            () =>
            {
                if (running.IsCompleted) { return true; }
                if (host.Time.GetUtcNow() < end) { host.Time.Advance(TimeSpan.FromMilliseconds(100)); }
                return false;
            },
            $"an answer within {limit} of the clock");
        return await running;
    }
}
