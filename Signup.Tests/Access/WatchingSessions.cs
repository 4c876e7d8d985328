using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Access;

/// <summary>Pages of signed-in people are open, many of them.</summary>
public sealed class WatchingSessions : IAsyncLifetime
{
    private static readonly Login Mara = Logins.Make(EmailAddress.Parse("mara@hafenlicht.example"), Role.Customer, "Mara Lindqvist", passwordHash: null);

    private readonly Asked asked = new();
    private TestDatabase db = null!;
    private SessionSweep sweep = null!;

    public async Task InitializeAsync()
    {
        db = await TestDatabase.Create(services => services.AddAccess().AddCustomers().ConfigureDbContext<SignupDb>(options => options.AddInterceptors(asked)));
        await db.Save(Mara);
        sweep = db.Get<SessionSweep>();
    }

    public async Task DisposeAsync() => await db.DisposeAsync();

    [Fact]
    public async Task All_are_looked_at_with_one_question_a_second_and_none_when_nobody_is_there()
    {
        List<IDisposable> pages = [];
        for (var page = 0; page < 20; page++) { pages.Add(await sweep.Watch(await NewSession(), () => { })); }
        var (before, seconds) = (asked.Times, 0);

        await Eventually.Hold(
            () =>
            {
                if (asked.Times - before >= 3) { return true; }
                db.Time.Advance(TimeSpan.FromSeconds(1));
                seconds++;
                return false;
            },
            "three looks");
        Assert.InRange(asked.Times - before, 3, seconds);

        pages.ForEach(p => p.Dispose());
        db.Time.Advance(TimeSpan.FromSeconds(1));
        before = asked.Times;
        for (var second = 0; second < 5; second++) { db.Time.Advance(TimeSpan.FromSeconds(1)); }
        Assert.Equal(before, asked.Times);
    }

    [Fact]
    public async Task One_that_was_taken_away_or_ran_out_is_told_to_its_page_only()
    {
        var (mine, other) = (await NewSession(), await NewSession());
        var ended = new List<string>();
        using var first = await sweep.Watch(mine, () => ended.Add("mine"));
        using var second = await sweep.Watch(other, () => ended.Add("other"));

        await db.Get<Sessions>().End(new Actor(Mara.Id, Role.Customer, mine, "Mara"), mine, SessionEnd.SignedOut);
        await Eventually.Hold(() => ended.Contains("mine"), "the page told");
        Assert.DoesNotContain("other", ended, StringComparer.Ordinal);

        db.Time.Advance(TimeSpan.FromDays(4));
        await Eventually.Hold(
            () =>
            {
                // the next look is set once the last one is over
                db.Time.Advance(TimeSpan.FromSeconds(1));
                return ended.Contains("other");
            },
            "the other page told");
    }

    [Fact]
    public async Task With_another_role_the_page_is_told_so_and_its_session_goes_on()
    {
        Role? now = null;
        var ended = false;
        using var page = await sweep.Watch(await NewSession(), () => ended = true, new TakenFor(Mara.Id, Role.Customer, role => now = role));
        Assert.Null(now);

        await db.Change(async rows => (await rows.Users.SingleAsync(l => l.Id == Mara.Id)).GiveRole(Role.Support));

        await Eventually.Hold(() => now == Role.Support, "the page told of the role");
        Assert.False(ended);
    }

    [Fact]
    public async Task A_page_that_stays_open_keeps_its_session_open()
    {
        var (id, start) = (await NewSession(), db.Time.GetUtcNow());
        var ended = false;
        using var page = await sweep.Watch(id, () => ended = true);

        await Eventually.Hold(
            async () =>
            {
                var seen = (await db.All<Session>()).Single(s => s.Id == id).LastSeenAt;
                if (seen - start > TimeSpan.FromDays(6)) { return true; }
                db.Time.Advance(db.Time.GetUtcNow() - seen < TimeSpan.FromMinutes(1) ? TimeSpan.FromDays(2) : TimeSpan.FromSeconds(1));
                return ended;
            },
            "the session seen days later");

        Assert.False(ended);
    }

    private async Task<SessionId> NewSession() => (await db.Get<Sessions>().Start(Mara.Id, SessionKind.Cookie, new Origin("203.0.113.7", "203.0.113.0/24", "Firefox on Linux")))!.Id;

    private sealed class Asked : DbCommandInterceptor
    {
        private int times;

        public int Times => times;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref times);
            return ValueTask.FromResult(result);
        }
    }
}
