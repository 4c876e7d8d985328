using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;
using SignupWeb.SysOps.Security;
using Xunit;

namespace SignupTests.SysOps;

/// <summary>What is said at the start about staff without a second factor.</summary>
public sealed class StaffWithPasswordsOnly : IAsyncLifetime
{
    private TestDatabase db = null!;

    public async Task InitializeAsync() => db = await TestDatabase.Create();

    public async Task DisposeAsync() => await db.DisposeAsync();

    [Theory]
    [InlineData(StaffTwoFactor.Optional, false, true)]
    [InlineData(StaffTwoFactor.Optional, true, false)]
    [InlineData(StaffTwoFactor.Required, false, false)]
    [InlineData(null, false, false)]
    public async Task Is_a_warning_where_real_money_moves_and_the_shop_lets_them(StaffTwoFactor? set, bool testMode, bool warned)
    {
        _ = EmailAddress.TryParse("ole@northwind.example", out var email);
        await db.Save(Logins.Make(email, Role.Support, "Ole", "hash"));
        var log = new Noted();

        await new PasswordOnlyStaff(db.Get<IDbContextFactory<SignupDb>>(), Options.Create(new AccessOptions { StaffTwoFactor = set }), Options.Create(new ShopOptions { TestMode = testMode }), log).Plant(default);

        Assert.Equal(warned ? 1 : 0, log.Warnings);
    }

    private sealed class Noted : ILogger<PasswordOnlyStaff>
    {
        public int Warnings { get; private set; }

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Warnings += logLevel == LogLevel.Warning ? 1 : 0;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;
    }
}
