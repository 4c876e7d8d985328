using SignupWeb.Customers.Providers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Access.Providers;
using Xunit;

namespace SignupTests.Customers.Providers;

/// <summary>A signed-in customer adds and takes away ways to sign in.</summary>
[Collection("Providers")]
public sealed class ConnectingUnderSecurity(ProvidersHost host)
{
    private const string Connect = "/sign-in/with/harbour?connect=1";

    [Fact]
    public async Task A_provider_is_connected_whatever_address_it_knows()
    {
        var email = host.NewName() + "@hafenlicht.example";
        await host.Registered(email);
        using var mara = host.Travel();
        await mara.SignInByPassword(email, ProvidersHost.Password);
        var login = "unverified-" + host.NewName();

        var reached = await mara.SignIn(login, Connect);

        Assert.Equal("/account/security?connected=harbour", reached.PathAndQuery);
        Assert.Contains("Harbour ID is connected to your account.", reached.Says("main"), StringComparison.Ordinal);
        Assert.Single(await host.Mails("provider-connected", email));
        using var again = host.Travel();
        Assert.Equal("/account", (await again.SignIn(login)).PathAndQuery);
        Assert.Null(await host.CustomerOf(login["unverified-".Length..] + "@hafenlicht.example"));
    }

    [Fact]
    public async Task One_that_belongs_to_another_customer_is_refused()
    {
        var name = host.NewName();
        using (var other = host.Travel()) { await other.SignIn("verified-" + name); }
        var email = host.NewName() + "@hafenlicht.example";
        await host.Registered(email);
        using var mara = host.Travel();
        await mara.SignInByPassword(email, ProvidersHost.Password);

        var reached = await mara.SignIn("verified-" + name, Connect);

        Assert.Contains("This Harbour ID account is connected to another customer.", reached.Says("main"), StringComparison.Ordinal);
        Assert.Equal(0, await host.Connections(email));
    }

    [Fact]
    public async Task Refusing_at_the_provider_leads_back_to_the_security_page()
    {
        var email = host.NewName() + "@hafenlicht.example";
        await host.Registered(email);
        using var mara = host.Travel();
        await mara.SignInByPassword(email, ProvidersHost.Password);

        var reached = await mara.SignIn("verified-" + host.NewName(), Connect, allow: false);

        Assert.Equal("/account/security", reached.Url.AbsolutePath);
        Assert.Contains("Signing in with Harbour ID was not allowed", reached.Says("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_session_it_began_in_can_finish_it()
    {
        var email = host.NewName() + "@hafenlicht.example";
        var id = await host.Registered(email);
        var begun = (await host.App.Get<Sessions>().Start(id.Value, SessionKind.Cookie, Origin.Unknown))!;
        var other = (await host.App.Get<Sessions>().Start(id.Value, SessionKind.Cookie, Origin.Unknown))!;
        var who = new ProviderIdentity("harbour", "somebody", null, false, "Mara", "Lindqvist");

        var result = await host.App.Get<ConnectProvider>().Run(Actor.Of(other.Principal), begun.Id, who);

        Assert.Equal(Actor.Unauthorized, result.Refusal);
        Assert.Equal(0, await host.Connections(email));
    }

    [Fact]
    public async Task The_last_way_in_cannot_be_taken_away_and_another_can()
    {
        var name = host.NewName();
        var email = name + "@hafenlicht.example";
        using (var mara = host.Travel()) { await mara.SignIn("verified-" + name); }
        var actor = await ActorOf(email);

        var last = await host.App.Get<DisconnectProvider>().Run(actor, "harbour");
        await host.Change(email, login => login.PasswordHash = "a hash");
        var withPassword = await host.App.Get<DisconnectProvider>().Run(actor, "harbour");
        var again = await host.App.Get<DisconnectProvider>().Run(actor, "harbour");

        Assert.Equal("LAST_WAY_IN", last.Refusal!.Code);
        Assert.Equal((false, false, 0), (withPassword.IsRefused, again.IsRefused, await host.Connections(email)));
        Assert.Single(await host.Mails("provider-disconnected", email));
    }

    [Fact]
    public async Task Of_two_taken_away_at_once_one_stays()
    {
        var name = host.NewName();
        var email = name + "@hafenlicht.example";
        using (var mara = host.Travel()) { await mara.SignIn("verified-" + name); }
        var actor = await ActorOf(email);
        await host.App.Get<ConnectProvider>().Run(actor, actor.Session!.Value, new ProviderIdentity("nowhere", name, null, false, "", ""));

        var results = await Task.WhenAll(new[] { "harbour", "nowhere" }.Select(p => Task.Run(() => host.App.Get<DisconnectProvider>().Run(actor, p))));

        Assert.Equal(1, results.Count(r => r.IsRefused));
        Assert.Equal(1, await host.Connections(email));
    }

    [Fact]
    public async Task A_visitor_connects_and_disconnects_nothing()
    {
        var who = new ProviderIdentity("harbour", "somebody", null, false, "", "");

        Assert.Equal(Actor.Unauthorized, (await host.App.Get<ConnectProvider>().Run(Actor.Visitor, SessionId.New(), who)).Refusal);
        Assert.Equal(Actor.Unauthorized, (await host.App.Get<DisconnectProvider>().Run(Actor.Visitor, "harbour")).Refusal);
        Assert.Empty(await host.App.Get<ReadConnections>().Run(Actor.Visitor));
    }

    private async Task<Actor> ActorOf(string email) =>
        Actor.Of((await host.App.Get<Sessions>().Start((await host.LoginOf(email)).Id, SessionKind.Cookie, Origin.Unknown))!.Principal);
}
