using SignupWeb.Customers;
using Xunit;

namespace SignupTests.Customers.Providers;

/// <summary>Somebody comes with a provider whose address has an account here. Only its owner connects the two.</summary>
[Collection("Providers")]
public sealed class AnAccountThatExistsAlready(ProvidersHost host)
{
    [Fact]
    public async Task Is_connected_once_its_password_is_given()
    {
        var email = host.NewName() + "@hafenlicht.example";
        await host.Registered(email);
        using var mara = host.Travel();

        var asks = await mara.SignIn("verified-" + email, "/sign-in/with/harbour?return=/help");
        var before = await host.Connections(email);
        var done = await mara.Send(asks, ("Input.Password", ProvidersHost.Password));

        Assert.Equal(("/sign-in/connect", $"You already have an account with {email}. Enter its password to connect Harbour ID."), (asks.PathAndQuery, asks.Says(".lead")));
        Assert.Equal((0, 1), (before, await host.Connections(email)));
        Assert.Equal("/help", done.PathAndQuery);
        Assert.True(await mara.IsSignedIn());
        Assert.Single(await host.Mails("provider-connected", email));
        using var again = host.Travel();
        Assert.Equal("/account", (await again.SignIn("verified-" + email)).PathAndQuery);
    }

    [Fact]
    public async Task Is_not_connected_by_a_wrong_password()
    {
        var email = host.NewName() + "@hafenlicht.example";
        await host.Registered(email);
        using var mara = host.Travel();

        var wrong = await mara.Send(await mara.SignIn("verified-" + email), ("Input.Password", "somebody-elses-idea"));
        var right = await mara.Send(wrong, ("Input.Password", ProvidersHost.Password));

        Assert.Contains("This is not your password", wrong.Says(".error-summary"), StringComparison.Ordinal);
        Assert.Equal("/account", right.PathAndQuery);
    }

    [Fact]
    public async Task Is_connected_before_its_second_factor_which_still_guards_the_session()
    {
        var email = host.NewName() + "@hafenlicht.example";
        await host.Registered(email);
        await host.Change(email, login => login.TwoFactorEnabled = true);
        using var mara = host.Travel();

        var done = await mara.Send(await mara.SignIn("verified-" + email), ("Input.Password", ProvidersHost.Password));

        Assert.Equal(PendingSignIns.Page, done.Url.AbsolutePath);
        Assert.Equal(1, await host.Connections(email));
        Assert.False(await mara.IsSignedIn());
    }

    [Fact]
    public async Task Is_never_connected_when_the_provider_does_not_vouch_for_the_address()
    {
        var email = host.NewName() + "@hafenlicht.example";
        await host.Registered(email);
        using var mallory = host.Travel();

        var reached = await mallory.SignIn("unverified-" + email);

        Assert.Equal("You already have an account with this e-mail. Sign in with your password first, then connect Harbour ID under Security.", reached.Says("main .notice"));
        Assert.Equal(0, await host.Connections(email));
        Assert.False(await mallory.IsSignedIn());
    }

    [Fact]
    public async Task Without_a_password_is_connected_by_a_mailed_link_that_opening_does_not_use_up()
    {
        var email = host.NewName() + "@hafenlicht.example";
        await host.Registered(email);
        await host.Change(email, login => login.PasswordHash = null);
        using var mara = host.Travel();

        var sent = await mara.Send(await mara.SignIn("verified-" + email, "/sign-in/with/harbour?return=/help"));
        var link = await host.LinkIn("connect-provider", email);
        var opened = await mara.Open(link);
        var before = await host.Connections(email);
        var done = await mara.Send(opened);
        var further = await mara.Open(done.Page.QuerySelector("a.button.primary")!.GetAttribute("href")!.Split("localhost:")[^1]);

        Assert.Equal($"We have sent a link to {email}. It works for 30 minutes.", sent.Says("main .notice"));
        Assert.Equal((0, 1), (before, await host.Connections(email)));
        Assert.Contains("Harbour ID is connected to your account.", done.Says("main .notice"), StringComparison.Ordinal);
        Assert.Equal("/help", further.PathAndQuery);
    }

    [Fact]
    public async Task A_made_up_or_outlived_link_connects_nothing()
    {
        var email = host.NewName() + "@hafenlicht.example";
        await host.Registered(email);
        await host.Change(email, login => login.PasswordHash = null);
        using var mara = host.Travel();
        await mara.Send(await mara.SignIn("verified-" + email));
        var opened = await mara.Open(await host.LinkIn("connect-provider", email));
        await host.Change(email, login => login.SecurityStamp = "changed");

        var refused = await mara.Send(opened);
        var madeUp = await mara.Open("/sign-in/connect/confirm?token=made-up");

        Assert.Contains("This link does not work any more.", refused.Says("main .notice"), StringComparison.Ordinal);
        Assert.Contains("This link does not work any more.", madeUp.Says("main .notice"), StringComparison.Ordinal);
        Assert.Equal(0, await host.Connections(email));
    }
}
