using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.SysOps.People;

/// <summary>One application for the tests of the customer pages; each brings customers of its own.</summary>
public sealed class PeopleHost : IAsyncLifetime
{
    private static int numbers;

    public OpsHost Host { get; } = OpsHost.Start();

    public HttpClient Admin { get; private set; } = null!;

    public HttpClient Support { get; private set; } = null!;

    public async Task InitializeAsync() => (Admin, Support) = (await Host.ClientOf(Role.Admin), await Host.ClientOf(Role.Support));

    public async Task DisposeAsync()
    {
        Admin.Dispose();
        Support.Dispose();
        await Host.DisposeAsync();
    }

    internal async Task<KnownCustomer> Miriam()
    {
        var number = Interlocked.Increment(ref numbers);
        KnownCustomer? miriam = null;
        await Host.Plant(db => miriam = KnownCustomer.Plant(db, $"m.vogt{number}@harbor.example", number, Host.Get<TimeProvider>().GetUtcNow()));
        return miriam!;
    }

    internal async Task<SignupWeb.Customers.Customer> Nobody()
    {
        SignupWeb.Customers.Customer? nobody = null;
        await Host.Plant(db => nobody = KnownCustomer.PlantNobody(db, $"nobody{Interlocked.Increment(ref numbers)}@example.org", Host.Get<TimeProvider>().GetUtcNow()));
        return nobody!;
    }
}

[CollectionDefinition("People pages")]
public sealed class TogetherOnPeoplePages : ICollectionFixture<PeopleHost>;
