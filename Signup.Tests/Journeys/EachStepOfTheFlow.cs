using System.Net;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Signups;
using Xunit;

namespace SignupTests.Journeys;

/// <summary>R1, the data perspective, step by step.</summary>
[Collection(Shops.MovedClock)]
public sealed class EachStepOfTheFlow(OneWay way) : IClassFixture<OneWay>
{
    private readonly Signup end = OneWay.Shop.All<Signup>().GetAwaiter().GetResult().Single(s => s.Id == way.Id);

    [Fact]
    public void Step_1_the_sign_up_is_made_when_the_plan_is_selected() =>
        Assert.Equal(("Team", SignupState.Open, FlowOwner.NewBusiness, null), (way.Then["chosen"].Offer.PlanName, way.Then["chosen"].State, way.Then["chosen"].Owner, way.Then["chosen"].CustomerId));

    [Fact]
    public void Step_2_a_link_with_sign_up_client_account_and_hash_leads_to_the_register_page()
    {
        Assert.StartsWith($"/signup/{way.Id}/register?hand-off=", way.Ways["to register"], StringComparison.Ordinal);
        Assert.Equal([way.Id.Value, end.ClientAccountId.Value], OneWay.Read(HandOffs.StepLink, way.Ways["to register"]));
    }

    [Fact]
    public void Step_3_the_customer_is_returned_with_sign_up_customer_and_hash()
    {
        Assert.StartsWith("/signup/return/register?token=", way.Ways["back from register"], StringComparison.Ordinal);
        Assert.Equal([way.Id.Value, end.ClientAccountId.Value, way.Customer.Value], OneWay.Read(HandOffs.RegisterReturn, way.Ways["back from register"]));
    }

    [Fact]
    public void Step_4_the_hash_is_validated_and_the_sign_up_gets_its_customer()
    {
        Assert.Equal(("/link-problem?code=INVALID_TOKEN", null), (way.Ways["changed"], way.Then["changed"].CustomerId));
        Assert.Equal(way.Customer, way.Then["registered"].CustomerId);
    }

    [Fact]
    public void Step_5_the_customer_is_sent_to_the_page_of_the_payment_profile() => Assert.Equal($"/signup/{way.Id}/payment", way.Ways["to payment"]);

    [Fact]
    public void Step_6_the_customer_is_returned_with_sign_up_payment_profile_and_hash()
    {
        Assert.StartsWith("/signup/return/payment?token=", way.Ways["back from payment"], StringComparison.Ordinal);
        Assert.Equal([way.Id.Value, end.PaymentProfileId!.Value.Value], OneWay.Read(HandOffs.PaymentReturn, way.Ways["back from payment"]));
    }

    [Fact]
    public void Step_7_the_hash_is_validated_and_the_sign_up_gets_its_payment_profile() => Assert.Equal((null, end.PaymentProfileId), (way.Then["registered"].PaymentProfileId, way.Then["with card"].PaymentProfileId));

    [Fact]
    public void Step_8_the_request_is_published_with_ids_and_no_customer_data()
    {
        Assert.Equal(new SignupRequested(way.Id, end.ClientAccountId, way.Customer, end.PaymentProfileId!.Value, end.QuoteId!.Value), Told<SignupRequested>());
        Assert.DoesNotContain(way.Told, e => e is SignupRequestedForReporting);
    }

    [Fact]
    public async Task Step_9_the_contract_is_made_and_announced_as_signed() =>
        Assert.Equal(Told<ContractSigned>().ContractId, (await OneWay.Shop.All<Contract>()).Single(c => c.SignupId == way.Id).Id);

    [Fact]
    public async Task Step_10_the_thank_you_page_is_made_from_the_contract_and_published()
    {
        var page = (await OneWay.Shop.All<ThankYouPage>()).Single(p => p.SignupId == way.Id);

        Assert.Equal((page.Id, end.ContractId!.Value), (Told<ThankYouPagePublished>().ThankYouPageId, Told<ThankYouPagePublished>().ContractId));
    }

    [Fact]
    public void Step_11_with_contract_and_page_the_sign_up_is_completed()
    {
        Assert.Equal(new SignupCompleted(way.Id, Told<ContractSigned>().ContractId, Told<ThankYouPagePublished>().ThankYouPageId), Told<SignupCompleted>());
        Assert.Equal(SignupState.Completed, end.State);
    }

    [Fact]
    public async Task Step_12_the_customer_is_sent_to_the_address_that_was_published()
    {
        Assert.Equal(Told<ThankYouPagePublished>().Url, (string?)way.End["thankYouUrl"]);
        Assert.Equal(HttpStatusCode.OK, await way.Browser.Status(new Uri(Told<ThankYouPagePublished>().Url).PathAndQuery));
    }

    private T Told<T>()
        where T : IEvent => Assert.Single(way.Told.OfType<T>());
}
