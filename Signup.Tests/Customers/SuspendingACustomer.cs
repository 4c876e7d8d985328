using SignupWeb;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Customers;

/// <summary>R4 SEQ-CUST-004.</summary>
public sealed class SuspendingACustomer : CustomerWorld
{
    private Task<Result<Suspended>> Suspend(CustomerId id, Actor? by = null) => Db.Get<SuspendCustomer>().Run(by ?? Ana, id, "Unpaid");

    [Fact]
    public async Task Step_2_customer_not_found_is_CUSTOMER_NOT_FOUND() => Assert.Equal("CUSTOMER_NOT_FOUND", (await Suspend(CustomerId.New())).Refusal!.Code);

    [Fact]
    public async Task Step_2_customer_already_suspended_is_a_success_without_a_change()
    {
        var id = await Registered();
        var first = await Suspend(id);
        Time.Advance(TimeSpan.FromHours(1));

        var again = await Db.Get<SuspendCustomer>().Run(Ana, id, "Another reason");

        Assert.Equal(first.Value.SuspendedAt, again.Value.SuspendedAt);
        Assert.Equal("Unpaid", (await Stored(id)).Suspension!.Reason);
        Assert.Single((await Events()).OfType<CustomerSuspended>());
        Assert.Single(await Mails("suspended"));
    }

    [Fact]
    public async Task Step_3_the_customer_is_suspended_and_CustomerSuspended_is_announced()
    {
        var id = await Registered();

        await Suspend(id);

        var customer = await Stored(id);
        Assert.Equal((CustomerStatus.Suspended, "Ana"), (customer.Status, customer.Suspension!.By));
        Assert.Contains(new CustomerSuspended(id, "Unpaid"), await Events());
    }

    [Fact]
    public async Task Step_4_all_sessions_are_invalidated_and_SessionsInvalidated_is_announced()
    {
        var id = await Registered();
        var (bearer, cookie) = (await SignIn(), await SignIn(kind: SessionKind.Cookie));

        await Suspend(id);

        Assert.False(await IsLetIn(bearer));
        Assert.Null(await Db.Get<Sessions>().Who(cookie.Value.Session.Id));
        Assert.Contains(new SessionsInvalidated(id, 2), await Events());
    }

    [Fact]
    public async Task Step_5_the_customer_is_told_by_mail_and_SuspensionNotificationSent_is_announced()
    {
        var id = await Registered();

        await Suspend(id);

        Assert.Equal(Mara, Assert.Single(await Mails("suspended")).Recipient);
        Assert.Equal(new SuspensionNotificationSent(id), (await Events())[^1]);
    }

    [Fact]
    public async Task Step_6_returns_when_it_was_suspended()
    {
        var result = await Suspend(await Registered());

        Assert.Equal(Time.GetUtcNow(), result.Value.SuspendedAt);
    }

    [Theory]
    [InlineData(Role.Customer)]
    [InlineData(Role.Support)]
    [InlineData(Role.Manager)]
    public async Task Only_an_administrator_may(Role role)
    {
        var id = await Registered();

        var result = await Suspend(id, Ana with { Role = role });

        Assert.Equal("FORBIDDEN", result.Refusal!.Code);
        Assert.Equal(CustomerStatus.Unverified, (await Stored(id)).Status);
    }

    [Fact]
    public async Task A_visitor_is_UNAUTHORIZED() => Assert.Equal("UNAUTHORIZED", (await Suspend(await Registered(), Actor.Visitor)).Refusal!.Code);

    [Fact]
    public async Task A_session_begun_at_the_same_moment_is_refused()
    {
        var id = await Registered();

        var signIns = Enumerable.Range(0, 6).Select(_ => SignIn()).ToList();
        await Suspend(id);
        var results = await Task.WhenAll(signIns);

        foreach (var signedIn in results.Where(r => !r.IsRefused)) { Assert.False(await IsLetIn(signedIn)); }
    }

    [Fact]
    public async Task Reinstating_lets_the_customer_sign_in_again_as_they_were()
    {
        var id = await Registered();
        await Db.Get<VerifyEmail>().Run(await TokenIn("verify-email"));
        await Suspend(id);

        await Db.Get<ReinstateCustomer>().Run(Ana, id);
        await Db.Get<ReinstateCustomer>().Run(Ana, id);

        Assert.Equal(CustomerStatus.Verified, (await Stored(id)).Status);
        Assert.True(await IsLetIn(await SignIn()));
        Assert.Single((await Events()).OfType<CustomerReinstated>());
        Assert.Single(await Mails("reinstated"));
    }
}
