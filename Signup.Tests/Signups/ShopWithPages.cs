using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Kernel;
using Xunit;

namespace SignupTests.Signups;

/// <summary>A shop whose steps are pages of another process. That of the details knows only the secret from before.</summary>
public sealed class ShopWithPages : IAsyncLifetime, IDisposable
{
    private AppHost? host;

    public PageSystem Pages { get; } = new();

    public ManualTime Time { get; } = new(DateTimeOffset.UtcNow);

    public AppHost Host => host!;

    public async Task InitializeAsync()
    {
        await Pages.Start();
        host = new(Time, settings:
        [
            new("Bus:AllowPrivateAddresses", "true"),
            .. new[] { "Register", "Profile", "Payment", "Review" }.Select(step => KeyValuePair.Create($"Signups:Pages:{step}:Url", $"{Pages.Address}/{step.ToLowerInvariant()}")),
            .. new[] { "Register", "Payment", "Review" }.Select(step => KeyValuePair.Create($"Signups:Pages:{step}:Secret", PageSystem.Secret)),
            new("Signups:Pages:Profile:Secret", "a-new-secret-the-page-has-not-got-yet"),
            new("Signups:Pages:Profile:OldSecret", PageSystem.Secret),
        ]);
    }

    /// <summary>The other system's clock goes with the shop's.</summary>
    public async Task Advance(TimeSpan by)
    {
        Time.Advance(by);
        await Pages.Know(Time.GetUtcNow());
    }

    /// <summary>A customer whose sign-up waits at a step, all before it done by a program; their browser is signed in once they have an account.</summary>
    public static async Task<SignupId> ComeTo(string step, Headless program, PlainBrowser browser, string email)
    {
        var id = await browser.Start();
        program.GoOnWith(id, browser);
        if (step == "register") { return id; }
        await program.Register(email);
        if (step is "payment" or "review") { await program.FillIn(); }
        if (step == "review") { await program.AddCard(); }
        await browser.SignIn(email);
        return id;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        host?.Dispose();
        Pages.Dispose();
    }
}

[CollectionDefinition(Name)]
public sealed class TogetherWithPages : ICollectionFixture<ShopWithPages>
{
    public const string Name = "The shop with pages of another system";
}
