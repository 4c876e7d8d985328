using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;
using Xunit;
using Xunit.Abstractions;

namespace SignupTests.Customers;

/// <summary>Hundreds at the same moment, with the limits as they are delivered; the comparing itself is held until all have come.</summary>
public sealed class ManyTriesAtOnce(ITestOutputHelper output) : CustomerWorld
{
    private HeldHasher Hasher => Db.Get<HeldHasher>();

    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Access:HashesAtOnce", "2")];

    [Fact]
    public async Task Of_200_wrong_passwords_from_one_address_ten_are_compared()
    {
        await Registered();

        var answers = await AtOnce(200, _ => SignIn(password: "wrong-password"));

        Assert.Equal((10, 10), (Hasher.Compared, answers.Count(a => a.Refusal == BeginSession.InvalidCredentials)));
        Assert.Equal(190, answers.Count(a => a.Refusal?.Code == "TOO_MANY_REQUESTS"));
    }

    [Fact]
    public async Task Of_200_wrong_passwords_from_as_many_addresses_ten_are_compared_for_one_account()
    {
        await Registered();

        await AtOnce(200, n => SignIn(password: "wrong-password", from: new($"192.0.2.{n}", $"192.0.{n}.0/24", "curl")));

        Assert.Equal(10, Hasher.Compared);
    }

    [Fact]
    public async Task Of_200_wrong_proofs_of_the_owner_ten_are_compared()
    {
        await Registered();
        var mara = await SignedIn();
        Hasher.Compared = 0;

        await AtOnce(200, _ => Db.Get<OwnersProof>().Check(mara, "wrong-password"));

        Assert.Equal(10, Hasher.Compared);
    }

    [Fact]
    public async Task What_was_right_leaves_room_for_another()
    {
        await Registered();

        for (var n = 0; n < 30; n++) { Assert.False((await SignIn()).IsRefused); }
    }

    [Fact]
    public async Task More_than_three_seconds_of_comparing_is_not_queued_but_refused_with_a_time_to_come_again()
    {
        await Registered();
        var mine = Db.Get<IOptions<AccessOptions>>().Value;
        mine.PasswordIterations = 1_000_000; // two at once and eight waiting
        using var work = new PasswordWork(Hasher, Options.Create(mine), Db.Get<IOptionsMonitor<ShopOptions>>());

        var answers = await AtOnce(100, n => work.Compare(null, $"wrong {n}"));

        Assert.Equal(10, answers.Count(a => !a.IsRefused));
        var refused = answers.First(a => a.IsRefused).Refusal!;
        Assert.Equal((RefusalKind.Unavailable, "BUSY", 5), (refused.Kind, refused.Code, refused.Details["retryAfter"]));
    }

    [Fact]
    public async Task A_hundred_addresses_of_900_KB_hold_no_memory()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var n = 0; n < 100; n++) { await SignIn(n + new string('x', 900_000), "wrong-password", new($"192.0.2.{n}", $"192.0.{n}.0/24", "curl")); }

        var held = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1_000_000d;
        output.WriteLine($"{held:0.0} MB held");
        Assert.True(held < 90, $"{held} MB"); // of 180; other tests run beside this one
    }

    protected override void Add(IServiceCollection services)
    {
        base.Add(services);
        services.AddSingleton<HeldHasher>().AddSingleton<IPasswordHasher<Login>>(provider => provider.GetRequiredService<HeldHasher>());
    }

    private async Task<List<T>> AtOnce<T>(int count, Func<int, Task<T>> run)
    {
        Hasher.Hold();
        var all = Enumerable.Range(0, count).Select(n => Task.Run(() => run(n))).ToList();
        await Eventually.Hold(() => Task.FromResult(all.Count(t => t.IsCompleted) >= count - 10), "the others answered while ten wait");
        Hasher.LetGo();
        return [.. await Task.WhenAll(all)];
    }

    private sealed class HeldHasher(IOptions<PasswordHasherOptions> options) : PasswordHasher<Login>(options)
    {
        private bool isOpen = true;
        private int compared;

        public int Compared { get => compared; set => compared = value; }

        public void Hold() => Volatile.Write(ref isOpen, false);

        public void LetGo() => Volatile.Write(ref isOpen, true);

        public override PasswordVerificationResult VerifyHashedPassword(Login user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref compared);
            SpinWait.SpinUntil(() => Volatile.Read(ref isOpen));
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
