using SignupWeb;
using SignupWeb.Customers;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using Xunit;

namespace SignupTests.Customers.Providers;

/// <summary>R2 step 3 against a real OpenID Provider on the real host.</summary>
[Collection("Providers")]
public sealed class SigningInWithAProvider(ProvidersHost host)
{
    [Fact]
    public async Task Makes_a_verified_customer_with_the_providers_names_and_leads_to_the_account()
    {
        var name = host.NewName();
        using var mara = host.Travel();

        var reached = await mara.SignIn("verified-" + name);

        Assert.Equal("/account", reached.PathAndQuery);
        var customer = (await host.CustomerOf(name + "@hafenlicht.example"))!;
        Assert.Equal((CustomerStatus.Verified, "Mara", "Lindqvist", TermsOfUse.Version), (customer.Status, customer.Profile.FirstName, customer.Profile.LastName, customer.Terms!.Version));
        Assert.Null((await host.LoginOf(customer.Email.Value)).PasswordHash);
        Assert.Empty(await host.Mails("verify-email", customer.Email.Value));
        var events = (await host.App.All<OutboxMessage>()).Select(m => m.Read()).ToList();
        Assert.Contains(new CustomerRegistered(customer.Id), events);
        Assert.Contains(new CustomerVerified(customer.Id), events);
    }

    [Fact]
    public async Task Finds_the_same_customer_the_second_time()
    {
        var name = host.NewName();
        using (var first = host.Travel()) { await first.SignIn("verified-" + name); }
        var before = (await host.App.All<Customer>()).Count;
        using var again = host.Travel();

        await again.SignIn("verified-" + name);

        Assert.True(await again.IsSignedIn());
        Assert.Equal(before, (await host.App.All<Customer>()).Count);
        Assert.Equal(1, await host.Connections(name + "@hafenlicht.example"));
    }

    [Fact]
    public async Task Leads_to_where_one_wanted_to_go_and_never_elsewhere()
    {
        using var mara = host.Travel();
        using var mallory = host.Travel();

        var wanted = await mara.SignIn("verified-" + host.NewName(), "/sign-in/with/harbour?return=/help");
        var elsewhere = await mallory.SignIn("verified-" + host.NewName(), "/sign-in/with/harbour?return=//elsewhere.example/");

        Assert.Equal("/help", wanted.PathAndQuery);
        Assert.Equal("/account", elsewhere.PathAndQuery);
    }

    [Fact]
    public async Task An_address_the_provider_does_not_vouch_for_is_confirmed_by_mail()
    {
        var name = host.NewName();
        using var mara = host.Travel();

        await mara.SignIn("unverified-" + name);

        Assert.True(await mara.IsSignedIn());
        Assert.Equal(CustomerStatus.Unverified, (await host.CustomerOf(name + "@hafenlicht.example"))!.Status);
        Assert.Single(await host.Mails("verify-email", name + "@hafenlicht.example"));
    }

    [Fact]
    public async Task Without_an_address_a_page_asks_for_one_and_does_not_believe_it()
    {
        var name = host.NewName();
        using var mara = host.Travel();

        var asks = await mara.SignIn("noemail-" + name, "/sign-in/with/harbour?return=/help");
        var nonsense = await mara.Send(asks, ("Input.Email", "nonsense"));
        var done = await mara.Send(nonsense, ("Input.Email", name + "@hafenlicht.example"));

        Assert.Equal("/sign-in/email", asks.PathAndQuery);
        Assert.Contains("Enter an e-mail address in the right format", nonsense.Says(".error-summary"), StringComparison.Ordinal);
        Assert.Equal("/help", done.PathAndQuery);
        Assert.Equal(CustomerStatus.Unverified, (await host.CustomerOf(name + "@hafenlicht.example"))!.Status);
        Assert.Single(await host.Mails("verify-email", name + "@hafenlicht.example"));
    }

    [Fact]
    public async Task A_typed_address_never_opens_an_account_that_exists()
    {
        var email = host.NewName() + "@hafenlicht.example";
        await host.Registered(email, verified: false);
        using var mallory = host.Travel();

        var refused = await mallory.Send(await mallory.SignIn("noemail-" + host.NewName()), ("Input.Email", email));

        Assert.Contains("You already have an account with this e-mail. Sign in with your password first, then connect Harbour ID under Security.", refused.Says(".error-summary"), StringComparison.Ordinal);
        Assert.False(await mallory.IsSignedIn());
        Assert.Equal(0, await host.Connections(email));
    }

    [Fact]
    public async Task A_suspended_customer_is_told_whom_to_write_to()
    {
        var name = host.NewName();
        using (var first = host.Travel()) { await first.SignIn("verified-" + name); }
        await host.App.Get<SuspendCustomer>().Run(Actor.System, (await host.CustomerOf(name + "@hafenlicht.example"))!.Id, null);
        using var mara = host.Travel();

        var reached = await mara.SignIn("verified-" + name);

        Assert.Equal("This account is suspended. Contact help@northwind.example.", reached.Says("main .notice"));
        Assert.False(await mara.IsSignedIn());
    }

    [Fact]
    public async Task Staff_are_sent_to_their_password()
    {
        var email = host.NewName() + "@hafenlicht.example";
        await host.Registered(email);
        await host.Change(email, login => login.Role = Role.Manager);
        using var ana = host.Travel();

        var reached = await ana.SignIn("verified-" + email);

        Assert.Equal("Staff sign in with their password.", reached.Says("main .notice"));
        Assert.Equal(0, await host.Connections(email));
    }

    [Fact]
    public async Task A_customer_who_became_staff_does_not_come_in_with_the_provider_any_more()
    {
        var name = host.NewName();
        using (var first = host.Travel()) { await first.SignIn("verified-" + name); }
        await host.Change(name + "@hafenlicht.example", login => login.Role = Role.Support);
        using var ana = host.Travel();

        Assert.Equal("Staff sign in with their password.", (await ana.SignIn("verified-" + name)).Says("main .notice"));
    }

    [Fact]
    public async Task A_second_factor_is_still_asked_for()
    {
        var name = host.NewName();
        using (var first = host.Travel()) { await first.SignIn("verified-" + name); }
        await host.Change(name + "@hafenlicht.example", login => login.TwoFactorEnabled = true);
        using var mara = host.Travel();

        var reached = await mara.SignIn("verified-" + name);

        Assert.Equal(PendingSignIns.Page, reached.Url.AbsolutePath);
        Assert.False(await mara.IsSignedIn());
    }

    [Fact]
    public async Task The_owner_whom_the_provider_vouches_for_takes_over_what_a_squatter_registered()
    {
        var email = host.NewName() + "@hafenlicht.example";
        await host.Registered(email, verified: false);
        using var squatter = host.Travel();
        await squatter.SignInByPassword(email, ProvidersHost.Password);
        using var mara = host.Travel();

        await mara.SignIn("verified-" + email);

        Assert.True(await mara.IsSignedIn());
        Assert.False(await squatter.IsSignedIn());
        var customer = (await host.CustomerOf(email))!;
        Assert.Equal((CustomerStatus.Verified, "Mara"), (customer.Status, customer.Profile.FirstName));
        Assert.Null((await host.LoginOf(email)).PasswordHash);
    }

    [Fact]
    public async Task A_squatter_with_an_unproved_address_is_gone_once_the_owner_resets_the_password()
    {
        var name = host.NewName();
        var email = name + "@hafenlicht.example";
        using var squatter = host.Travel();
        await squatter.SignIn("unverified-" + name);
        await host.App.Get<RequestPasswordReset>().Run(email, Origin.Unknown);

        await host.App.Get<ResetPassword>().Run((await host.LinkIn("reset-password", email)).Split("token=")[1], "boje-im-morgennebel");

        Assert.False(await squatter.IsSignedIn());
        Assert.Equal(0, await host.Connections(email));
        using var again = host.Travel();
        Assert.Contains("Sign in with your password first", (await again.SignIn("unverified-" + name)).Says("main .notice"), StringComparison.Ordinal);
    }
}
