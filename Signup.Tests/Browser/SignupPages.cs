using Microsoft.Playwright;
using SignupTests.Support;
using Xunit;

namespace SignupTests.Browsing;

/// <summary>One application with an administrator, a clock that the tests move, and one Chromium, for all tests of the sign-up in the browser.</summary>
public sealed class SignupPages : IAsyncLifetime
{
    public const string AdminEmail = "ana@northwind.example";
    public const string AdminPassword = "harbour tram violet nine";

    /// <summary>Longer than the window of the sample plans.</summary>
    private static readonly TimeSpan PastTheWindow = TimeSpan.FromSeconds(21);

    private int visitors;

    public AppHost Host { get; } = new(
        new ManualTime(DateTimeOffset.UtcNow),
        null,
        KeyValuePair.Create("Setup:AdminEmail", AdminEmail),
        KeyValuePair.Create("Setup:AdminPassword", AdminPassword),
        KeyValuePair.Create("Setup:AdminName", "Ana Kovač"));

    public Browser Browser { get; } = new();

    public async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(20_000);
        await Browser.InitializeAsync();
    }

    /// <summary>Somebody who was never here, with an address of their own.</summary>
    public async Task<Visitor> Visitor(int width = 1280, string? email = null) => new(await Browser.Visit(width), Host, email ?? $"mara{++visitors}@hafenlicht.example");

    /// <summary>Lets the time to cancel run out.</summary>
    public void LetTheWindowPass() => Host.Time!.Advance(PastTheWindow);

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        await Host.DisposeAsync();
    }
}

[CollectionDefinition("Sign-up pages")]
public sealed class TogetherOnSignupPages : ICollectionFixture<SignupPages>;
