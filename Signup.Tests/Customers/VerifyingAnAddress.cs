using SignupWeb;
using SignupWeb.Customers;
using Xunit;

namespace SignupTests.Customers;

/// <summary>R4 SEQ-CUST-002.</summary>
public sealed class VerifyingAnAddress : CustomerWorld
{
    [Fact]
    public async Task Step_3_the_customer_is_verified_and_CustomerVerified_is_announced()
    {
        var id = await Registered();

        var result = await Db.Get<VerifyEmail>().Run(await TokenIn("verify-email"));

        Assert.False(result.Value.AlreadyVerified);
        Assert.Equal(CustomerStatus.Verified, (await Stored(id)).Status);
        Assert.Contains(new CustomerVerified(id), await Events());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("1.verify-email.k.a~b.9999999999999.n.sig")]
    public async Task Step_2_token_invalid_is_INVALID_TOKEN(string? token)
    {
        var id = await Registered();

        Assert.Equal("INVALID_TOKEN", (await Db.Get<VerifyEmail>().Run(token)).Refusal!.Code);
        Assert.Equal(CustomerStatus.Unverified, (await Stored(id)).Status);
    }

    [Fact]
    public async Task Step_2_token_expired_is_INVALID_TOKEN()
    {
        await Registered();
        Time.Advance(TimeSpan.FromHours(24));

        Assert.Equal("INVALID_TOKEN", (await Db.Get<VerifyEmail>().Run(await TokenIn("verify-email"))).Refusal!.Code);
    }

    [Fact]
    public async Task Step_2_a_link_of_another_kind_is_INVALID_TOKEN()
    {
        await Registered();
        await Db.Get<RequestPasswordReset>().Run(Mara, Office);

        Assert.Equal("INVALID_TOKEN", (await Db.Get<VerifyEmail>().Run(await TokenIn("reset-password"))).Refusal!.Code);
    }

    [Fact]
    public async Task Step_2_customer_already_verified_is_a_success_without_a_change()
    {
        var id = await Registered();
        var token = await TokenIn("verify-email");
        await Db.Get<VerifyEmail>().Run(token);
        var version = (await Stored(id)).Version;

        var again = await Db.Get<VerifyEmail>().Run(token);

        Assert.True(again.Value.AlreadyVerified);
        Assert.Equal(version, (await Stored(id)).Version);
        Assert.Single((await Events()).OfType<CustomerVerified>());
    }

    [Fact]
    public async Task Two_clicks_at_once_verify_once()
    {
        await Registered();
        var token = await TokenIn("verify-email");

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Db.Get<VerifyEmail>().Run(token)));

        Assert.Single(results, r => !r.Value.AlreadyVerified);
        Assert.Single((await Events()).OfType<CustomerVerified>());
    }

    [Fact]
    public async Task A_link_sent_again_replaces_the_first()
    {
        await Registered();
        var first = await TokenIn("verify-email");

        await Db.Get<ResendVerification>().Run(Mara);
        await Db.Pass(TimeSpan.Zero);

        Assert.True((await Db.Get<VerifyEmail>().Run(first)).IsRefused);
        Assert.False((await Db.Get<VerifyEmail>().Run(await TokenIn("verify-email"))).IsRefused);
    }

    [Fact]
    public async Task Asking_for_an_unknown_address_says_the_same_and_sends_nothing()
    {
        var result = await Db.Get<ResendVerification>().Run("nobody@hafenlicht.example");

        await Db.Pass(TimeSpan.Zero);
        Assert.False(result.IsRefused);
        Assert.Empty(await Mails("verify-email"));
    }
}
