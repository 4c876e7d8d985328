using SignupTests.Support;
using SignupWeb.Platform.Data;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.SysOps;

/// <summary>One application with an administrator and a board that nobody else adds to, for the tests of its SysOps pages.</summary>
public sealed class OpsPages : IAsyncLifetime
{
    public AppHost Host { get; } = new(settings: [new("Setup:AdminEmail", Shops.AdminEmail), new("Setup:AdminPassword", Shops.AdminPassword), new("Setup:AdminName", "Ana Kovač")]);

    public Task Plant(Action<SignupDb> rows) => Host.Get<UnitOfWork>().Run(db =>
    {
        rows(db);
        return Task.FromResult(0);
    });

    public async Task InitializeAsync()
    {
        var now = Host.Get<TimeProvider>().GetUtcNow();
        await Plant(db => SampleContracts.PlantBoard(db, now));
        await Plant(db => db.AddRange(
            Risk.Found("PAYMENT_MISMATCH", Severity.Red, Guid.NewGuid(), "The payment service took €149.00, the customer agreed to €177.31. The order is held, nothing was set up.", now.AddMinutes(-24)),
            Risk.Found(RaiseRisk.Quarantined, Severity.Red, Guid.NewGuid(), "SignContract could not take OrderAccepted after 5 tries: Nobody agreed to any terms.", now.AddMinutes(-9)),
            Risk.Found(RaiseRisk.Undelivered, Severity.Yellow, Guid.NewGuid(), "The mail \"Your contract\" could not be sent.", now.AddHours(-3))));
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();
}

[CollectionDefinition("SysOps pages")]
public sealed class TogetherOnSysOpsPages : ICollectionFixture<OpsPages>;
