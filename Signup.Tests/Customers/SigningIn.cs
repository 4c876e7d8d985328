using Microsoft.EntityFrameworkCore;
using SignupWeb;
using SignupWeb.Customers;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Customers;

/// <summary>R4 SEQ-CUST-003.</summary>
public sealed class SigningIn : CustomerWorld
{
    [Fact]
    public async Task Step_2_customer_not_found_is_INVALID_CREDENTIALS()
    {
        var result = await SignIn("nobody@hafenlicht.example");

        Assert.Equal(BeginSession.InvalidCredentials, result.Refusal);
    }

    [Theory]
    [InlineData("wrong-password")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Step_3_password_incorrect_is_INVALID_CREDENTIALS(string? password)
    {
        await Registered();

        Assert.Equal(BeginSession.InvalidCredentials, (await SignIn(password: password)).Refusal);
    }

    [Fact]
    public async Task Step_4_customer_suspended_is_ACCOUNT_SUSPENDED_after_the_right_password_only()
    {
        await Db.Get<SuspendCustomer>().Run(Ana, await Registered(), "Unpaid");

        Assert.Equal("ACCOUNT_SUSPENDED", (await SignIn()).Refusal!.Code);
        Assert.Equal("INVALID_CREDENTIALS", (await SignIn(password: "wrong-password")).Refusal!.Code);
    }

    [Fact]
    public async Task Step_5_a_session_is_created_and_CustomerLoggedIn_is_announced()
    {
        var id = await Registered();

        var result = await SignIn();

        var session = Assert.Single(await Db.All<Session>());
        Assert.Equal((result.Value.Session.Id, id.Value, "Firefox on Linux"), (session.Id, session.LoginId, session.Client));
        Assert.Equal(new CustomerLoggedIn(id, session.Id), (await Events())[^1]);
    }

    [Fact]
    public async Task Step_6_returns_the_token_and_the_customer()
    {
        var id = await Registered();

        var result = await SignIn();

        Assert.Equal((id, Mara), (result.Value.Customer!.CustomerId, result.Value.Customer.Email));
        var who = await Db.Get<Sessions>().WhoHolds(result.Value.Session.Token!);
        Assert.Equal((id, Role.Customer), (Actor.Of(who).CustomerId, Actor.Of(who).Role));
    }

    [Fact]
    public async Task The_token_is_only_kept_as_a_hash()
    {
        await Registered();

        var token = (await SignIn()).Value.Session.Token!;

        Assert.DoesNotContain(token, (await Db.All<Session>()).Single().TokenHash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hash_of_fewer_rounds_is_renewed()
    {
        var id = await Registered();
        var weak = new Microsoft.AspNetCore.Identity.PasswordHasher<Login>(Microsoft.Extensions.Options.Options.Create(new Microsoft.AspNetCore.Identity.PasswordHasherOptions { IterationCount = 10 }))
            .HashPassword(new Login(), MarasPassword);
        await Db.Get<SignupWeb.Platform.Data.UnitOfWork>().Run(async db =>
        {
            (await db.Users.SingleAsync(l => l.Id == id.Value)).PasswordHash = weak;
            return 0;
        });

        await SignedIn();

        await using var after = Db.Open();
        Assert.NotEqual(weak, (await after.Users.SingleAsync()).PasswordHash, StringComparer.Ordinal);
        Assert.False((await SignIn()).IsRefused);
    }

    [Fact]
    public async Task After_ten_wrong_passwords_an_address_waits_15_minutes()
    {
        await Registered();
        for (var n = 0; n < 10; n++) { await SignIn(password: "wrong-password", from: Elsewhere); }

        var refused = await SignIn(from: Elsewhere);
        Time.Advance(TimeSpan.FromMinutes(15));
        var later = await SignIn(from: Elsewhere);

        Assert.Equal(("TOO_MANY_REQUESTS", 900), (refused.Refusal!.Code, refused.Refusal.Details["retryAfter"]));
        Assert.False(later.IsRefused);
    }

    [Fact]
    public async Task Guessing_from_many_places_is_slowed_down_for_the_account()
    {
        await Registered();
        for (var n = 0; n < 10; n++) { await SignIn(password: "wrong-password", from: new($"192.0.2.{n}", $"192.0.{n}.0/24", "curl")); }

        var fromYetAnother = await SignIn(from: new("192.0.2.99", "192.0.99.0/24", "curl"));

        Assert.Equal("TOO_MANY_REQUESTS", fromYetAnother.Refusal!.Code);
    }

    [Fact]
    public async Task A_stranger_cannot_lock_the_owner_out()
    {
        await Registered();
        await SignedIn();
        for (var n = 0; n < 30; n++) { await SignIn(password: "wrong-password", from: new($"192.0.2.{n}", $"192.0.{n}.0/24", "curl")); }

        var owner = await SignIn(from: Office);

        Assert.False(owner.IsRefused);
    }
}
