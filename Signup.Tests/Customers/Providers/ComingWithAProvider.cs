using Microsoft.EntityFrameworkCore;
using SignupWeb;
using SignupWeb.Customers;
using SignupWeb.Customers.Providers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Access.Providers;
using Xunit;

namespace SignupTests.Customers.Providers;

/// <summary>The rules behind the pages, on a real database: races, limits, and who keeps an address.</summary>
public sealed class ComingWithAProvider : CustomerWorld
{
    private static readonly ProviderIdentity Who = new("google", "mara-at-google", Mara, EmailIsVerified: true, "Mara", "Lindqvist");

    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Access:Providers:Google:ClientId", "signup"), new("Access:Providers:Google:ClientSecret", "secret")];

    [Fact]
    public async Task Eight_times_at_once_makes_one_customer()
    {
        var proofs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Come(Who))));

        Assert.DoesNotContain(proofs, p => p.IsRefused);
        Assert.Single(proofs.Select(p => p.Value.LoginId).Distinct());
        Assert.Single(await Db.All<Customer>());
        Assert.Single((await Events()).OfType<CustomerRegistered>());
    }

    [Fact]
    public async Task And_registering_with_a_password_at_the_same_moment_makes_one_customer()
    {
        var (byProvider, byPassword) = (Task.Run(() => Come(Who)), Task.Run(() => Register()));
        await Task.WhenAll(byProvider, byPassword);

        Assert.Single(await Db.All<Customer>());
        Assert.False((await byProvider).IsRefused);
    }

    [Fact]
    public async Task Two_customers_who_connect_the_same_person_get_one_connection()
    {
        var who = Who with { Email = null, EmailIsVerified = false };
        await Registered();
        await Registered("jonas@hafenlicht.example");
        Actor[] actors = [await SignedIn(), await SignedIn("jonas@hafenlicht.example")];

        var results = await Task.WhenAll(actors.Select(a => Task.Run(() => Db.Get<ConnectProvider>().Run(a, a.Session!.Value, who))));

        Assert.Equal("PROVIDER_TAKEN", Assert.Single(results, r => r.IsRefused).Refusal!.Code);
        await using var db = Db.Open();
        Assert.Equal(1, await db.UserLogins.CountAsync());
    }

    [Fact]
    public async Task New_customers_from_one_network_are_limited_as_in_registration_and_known_ones_are_not()
    {
        for (var n = 0; n < 10; n++) { await Come(Who with { Key = $"person-{n}", Email = $"person{n}@hafenlicht.example" }); }

        Assert.Equal("TOO_MANY_REQUESTS", (await Come(Who)).Refusal!.Code);
        Assert.False((await Come(Who with { Key = "person-3" })).IsRefused);
        Time.Advance(TimeSpan.FromHours(1));
        Assert.False((await Come(Who)).IsRefused);
    }

    [Fact]
    public async Task Who_took_over_gets_rid_of_all_that_a_squatter_prepared()
    {
        var id = await Registered();
        var squatter = await SignedIn();
        await Db.Get<ConnectProvider>().Run(squatter, squatter.Session!.Value, Who with { Key = "the-squatter" });
        var move = new AddressChange { LoginId = id.Value };
        move.Ask(EmailAddress.Parse("squatter@elsewhere.example"), Time.GetUtcNow());
        await Db.Save(move);

        var owner = await Come(Who);

        Assert.Equal(id.Value, owner.Value.LoginId);
        Assert.Equal("INVALID_CREDENTIALS", (await SignIn()).Refusal!.Code);
        Assert.Equal("PROVIDER_MUST_BE_CONNECTED", (await Come(Who with { Key = "the-squatter" })).Refusal!.Code);
        Assert.Empty(await Db.All<AddressChange>());
        Assert.Single((await Events()).OfType<SessionsInvalidated>());
    }

    [Fact]
    public async Task A_claimed_address_gets_rid_of_them_too()
    {
        await Come(Who with { Key = "the-squatter", EmailIsVerified = false });
        await Register();

        await Db.Get<VerifyEmail>().Run(await TokenIn("verify-email"));

        Assert.Equal("PROVIDER_CONNECT_FIRST", (await Come(Who with { Key = "the-squatter", EmailIsVerified = false })).Refusal!.Code);
    }

    [Fact]
    public async Task Guessing_the_password_of_an_account_to_connect_is_limited_like_any_sign_in()
    {
        var id = await Registered();
        await Db.Get<VerifyEmail>().Run(await TokenIn("verify-email"));
        for (var n = 0; n < 10; n++) { await Db.Get<ConnectExistingAccount>().Run(Who, "a guess", Elsewhere); }

        Assert.Equal("TOO_MANY_REQUESTS", (await Db.Get<ConnectExistingAccount>().Run(Who, MarasPassword, Elsewhere)).Refusal!.Code);
        await using var db = Db.Open();
        Assert.Equal(0, await db.UserLogins.CountAsync(c => c.UserId == id.Value));
    }

    [Fact]
    public async Task Suspended_customers_connect_nothing_and_are_not_taken_over()
    {
        var id = await Registered();
        await Db.Get<SuspendCustomer>().Run(Ana, id, "test");

        Assert.Equal("ACCOUNT_SUSPENDED", (await Come(Who)).Refusal!.Code);
        Assert.Equal("ACCOUNT_SUSPENDED", (await Db.Get<ConnectExistingAccount>().Run(Who, MarasPassword, Office)).Refusal!.Code);
        Assert.Null((await Stored(id)).VerifiedAt);
    }

    [Fact]
    public async Task A_mailed_link_ends_after_half_an_hour()
    {
        await Come(Who with { Provider = "entra", Key = "mara-at-entra" });
        await Db.Get<ConnectByMail>().Ask(Who, "/sign-in/with/google");
        var token = Uri.UnescapeDataString(await TokenIn("connect-provider"));

        Assert.NotNull(Db.Get<ConnectByMail>().Read(token));
        Time.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal("INVALID_TOKEN", (await Db.Get<ConnectByMail>().Run(token)).Refusal!.Code);
    }

    private Task<Result<Proof>> Come(ProviderIdentity who) => Db.Get<SignInWithProvider>().Run(who, "en-IE", Office);
}
