using SignupTests.Support;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using Xunit;

namespace SignupTests.Platform;

/// <summary>What customers could not have for a reason of ours is told of, a storm of it in few words, and what was wrong with their wish is not.</summary>
public sealed class TellingOfTroubles : IAsyncLifetime
{
    private static readonly Trouble NotStarted = new("purchase-not-started", "A sign-up could not be started");
    private TestDatabase house = null!;

    private Troubles Troubles => house.Get<Troubles>();

    public async Task InitializeAsync() => house = await TestDatabase.Create();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task An_error_is_told_at_once_and_what_follows_a_minute_later_with_how_often()
    {
        await Fail(1);
        Assert.Null(await Troubles.Tell());
        await Fail(3);
        Assert.Equal(house.Time.GetUtcNow().AddMinutes(1), await Troubles.Tell());
        house.Time.Advance(TimeSpan.FromMinutes(1));
        await Troubles.Tell();

        var told = await Told();
        Assert.Equal([("purchase-not-started", "red", Guid.Empty), ("purchase-not-started", "red", Guid.Empty)], told.Select(t => (t.Kind, t.Severity, t.SubjectId)));
        Assert.StartsWith("A sign-up could not be started (TimeoutException, reference ", told[0].Sentence, StringComparison.Ordinal);
        Assert.StartsWith("A sign-up could not be started, 3 times since it was last told (TimeoutException", told[1].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_refusals_only_those_that_are_our_fault_are_told()
    {
        await Refuse(Refusal.Invalid("PASSWORD_INVALID", "Choose another", "password"));
        await Refuse(Refusal.Conflict("EMAIL_EXISTS", "There is one"));
        await Refuse(new(RefusalKind.TooMany, "TOO_MANY_REQUESTS", "Wait"));
        await Troubles.Tell();
        Assert.Empty(await Told());

        await Refuse(new(RefusalKind.Unavailable, "PRICE_NOT_AVAILABLE", "Later"));
        await Troubles.Tell();

        Assert.Equal("A sign-up could not be started (PRICE_NOT_AVAILABLE).", Assert.Single(await Told()).Sentence);
    }

    [Fact]
    public async Task An_error_that_passes_several_hands_is_told_by_the_first()
    {
        var error = await Assert.ThrowsAsync<TimeoutException>(() => Troubles.Watch<Done>(NotStarted, () => throw new TimeoutException()));
        Troubles.Note(new("page-failing", "/signup/start ended in an error"), error);
        await Assert.ThrowsAsync<OperationCanceledException>(() => Troubles.Watch<Done>(NotStarted, () => throw new OperationCanceledException()));
        await Troubles.Tell();

        Assert.Equal(NotStarted.Kind, Assert.Single(await Told()).Kind);
    }

    [Fact]
    public async Task What_cannot_be_saved_is_told_once_it_can()
    {
        await Fail(1);
        await house.Get<Writer>().Save(new Statement("CREATE TRIGGER full BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'full'); END"));
        await Assert.ThrowsAnyAsync<Exception>(() => Troubles.Tell());
        await Fail(1);
        await house.Get<Writer>().Save(new Statement("DROP TRIGGER full"));

        await Troubles.Tell();

        Assert.StartsWith("A sign-up could not be started, 2 times", Assert.Single(await Told()).Sentence, StringComparison.Ordinal);
    }

    private async Task Fail(int times)
    {
        for (var n = 0; n < times; n++) { await Assert.ThrowsAsync<TimeoutException>(() => Troubles.Watch<Done>(NotStarted, () => throw new TimeoutException())); }
    }

    private Task<Result<Done>> Refuse(Refusal refusal) => Troubles.Watch<Done>(NotStarted, () => Task.FromResult<Result<Done>>(refusal));

    private async Task<List<RiskFound>> Told() => [.. (await house.All<OutboxMessage>()).OrderBy(m => m.Sequence).Select(m => (RiskFound)m.Read())];
}
