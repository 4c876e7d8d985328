using Microsoft.EntityFrameworkCore;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Customers.Registering;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using Xunit;

namespace SignupTests.Customers.Providers;

/// <summary>The real application with a real OpenID Provider, "Harbour ID", and one that nobody can reach.</summary>
public sealed class ProvidersHost : IAsyncLifetime
{
    public const string Password = "kran-elbe-mittwoch";

    private int people;

    public AppHost App { get; private set; } = null!;

    public OpenIdProvider Provider { get; } = new();

    /// <summary>A name nobody had before, e.g. "mara7"; its address is at hafenlicht.example.</summary>
    public string NewName() => $"mara{Interlocked.Increment(ref people)}";

    public Traveller Travel() => new(App.Url, Provider.Address);

    public async Task<CustomerId> Registered(string email, bool verified = true)
    {
        var id = (await App.Get<RegisterCustomer>().Run(new Registration(email, Password) { FirstName = "Maren", LastName = "Berg" }, Origin.Unknown)).Value.CustomerId;
        if (verified) { await App.Get<VerifyEmail>().Run((await LinkIn("verify-email", email)).Split("token=")[1]); }
        return id;
    }

    public async Task<Customer?> CustomerOf(string email) => (await App.All<Customer>()).SingleOrDefault(c => c.Email.Value == email);

    public async Task<Login> LoginOf(string email)
    {
        await using var db = App.Open();
        return (await db.LoginOf(EmailAddress.Parse(email)))!;
    }

    /// <summary>How many providers a login has connected.</summary>
    public async Task<int> Connections(string email)
    {
        var login = await LoginOf(email);
        await using var db = App.Open();
        return await db.UserLogins.CountAsync(c => c.UserId == login.Id);
    }

    public async Task Change(string email, Action<Login> change)
    {
        var id = (await LoginOf(email)).Id;
        await App.Get<UnitOfWork>().Run(async db =>
        {
            change(await db.Users.SingleAsync(l => l.Id == id));
            return true;
        });
    }

    public async Task<List<MailMessage>> Mails(string kind, string email) => [.. (await App.All<MailMessage>()).Where(m => m.Kind == kind && m.Recipient == email)];

    /// <summary>Path and query of the link in the newest mail of its kind to this address.</summary>
    public async Task<string> LinkIn(string kind, string email) =>
        new Uri((await Mails(kind, email)).MaxBy(m => m.WrittenAt)!.Text.Split('\n').Single(line => line.StartsWith("http", StringComparison.Ordinal))).PathAndQuery;

    public async Task InitializeAsync()
    {
        App = new AppHost(settings:
        [
            new("Access:Providers:harbour:DisplayName", "Harbour ID"),
            new("Access:Providers:harbour:ClientId", OpenIdProvider.ClientId),
            new("Access:Providers:harbour:ClientSecret", OpenIdProvider.ClientSecret),
            new("Access:Providers:harbour:Authority", Provider.Address),
            new("Access:Providers:nowhere:DisplayName", "Nowhere"),
            new("Access:Providers:nowhere:ClientId", "signup"),
            new("Access:Providers:nowhere:ClientSecret", "secret"),
            new("Access:Providers:nowhere:Authority", $"http://localhost:{OpenIdProvider.FreePort()}"),
        ]);
        await Provider.Start(App.Url + "/sign-in/with/harbour/callback");
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        Provider.Dispose();
    }
}

[CollectionDefinition("Providers")]
public sealed class WithProviders : ICollectionFixture<ProvidersHost>;
