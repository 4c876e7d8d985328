using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Signups;
using Xunit;

namespace SignupTests.Signups;

/// <summary>The rules of the coordinator (R1 ownership), without any page.</summary>
public sealed class ASignupsJourney
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 13, 32, 0, TimeSpan.Zero);

    [Fact]
    public void Goes_from_account_to_order_in_the_order_of_its_list()
    {
        var signup = Start();
        Assert.Equal(SignupStep.Register, SignupJourney.Current(signup).Step);
        signup.Attach(CustomerId.New());
        Assert.Equal(SignupStep.Profile, SignupJourney.Current(signup).Step);
        signup.ConfirmProfile("DE");
        Assert.Equal(SignupStep.Payment, SignupJourney.Current(signup).Step);
        signup.Attach(PaymentProfileId.New());
        Assert.Equal(SignupStep.Review, SignupJourney.Current(signup).Step);
        signup.Order(OrderId.New());
        Assert.Equal(SignupStep.Order, SignupJourney.Current(signup).Step);
    }

    [Fact]
    public void Opens_finished_steps_again_and_later_ones_not_yet()
    {
        var signup = Start();
        signup.Attach(CustomerId.New());
        signup.ConfirmProfile("DE");

        Assert.False(SignupJourney.MayOpen(signup, SignupStep.Register));
        Assert.True(SignupJourney.MayOpen(signup, SignupStep.Profile));
        Assert.True(SignupJourney.MayOpen(signup, SignupStep.Payment));
        Assert.False(SignupJourney.MayOpen(signup, SignupStep.Review));
        Assert.False(SignupJourney.MayOpen(signup, SignupStep.Order));
    }

    [Fact]
    public void Of_an_existing_customer_starts_at_the_payment()
    {
        var upgrade = Signup.Start(FlowOwner.ExistingBusiness, Sample.Team(), "DE", Now);

        Assert.Equal(SignupStep.Payment, SignupJourney.Current(upgrade).Step);
    }

    [Fact]
    public void Belongs_to_one_customer_only()
    {
        var signup = Start();
        var mara = CustomerId.New();

        Assert.Null(signup.Attach(mara));
        Assert.Null(signup.Attach(mara));
        Assert.Equal("OTHER_CUSTOMER", signup.Attach(CustomerId.New())?.Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Is_complete_with_contract_and_thank_you_page_in_either_order(bool contractFirst)
    {
        var signup = Start();
        signup.Order(OrderId.New());

        var first = contractFirst ? signup.Collect(ContractId.New(), Now) : signup.Collect(ThankYouPageId.New(), "/thank-you/x", Now);
        Assert.False(first);
        Assert.Equal(SignupState.Ordered, signup.State);
        var second = contractFirst ? signup.Collect(ThankYouPageId.New(), "/thank-you/x", Now) : signup.Collect(ContractId.New(), Now);
        Assert.True(second);
        Assert.Equal(SignupState.Completed, signup.State);
        Assert.False(signup.Collect(signup.ContractId!.Value, Now));
    }

    [Fact]
    public void That_was_ordered_takes_no_other_plan_card_or_customer()
    {
        var signup = Start();
        signup.Attach(CustomerId.New());
        signup.Order(OrderId.New());

        Assert.Equal("SIGNUP_OVER", signup.Choose(Sample.Team(BillingCycle.Yearly))?.Code);
        Assert.Equal("SIGNUP_OVER", signup.Attach(PaymentProfileId.New())?.Code);
        Assert.Equal("SIGNUP_OVER", signup.Order(OrderId.New())?.Code);
        Assert.Equal("SIGNUP_OVER", signup.ConfirmProfile("AT")?.Code);
    }

    private static Signup Start() => Signup.Start(FlowOwner.NewBusiness, Sample.Team(), "DE", Now);
}
