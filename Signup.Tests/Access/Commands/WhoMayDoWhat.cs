using SignupTests.Support;
using SignupWeb.Platform.Auditing;
using Xunit;
using Xunit.Abstractions;

namespace SignupTests.Access.Commands;

/// <summary>Role by command: every command of the application that asks who is asking is found, and tried by everybody.</summary>
public sealed class WhoMayDoWhat(WhoMayDoWhat.Shop shop, ITestOutputHelper output) : IClassFixture<WhoMayDoWhat.Shop>
{
    public static TheoryData<string> Commands() => new(CommandTable.Rules.Keys);

    [Fact]
    public void Every_command_stands_in_the_table()
    {
        var found = CommandTable.All.Select(CommandTable.NameOf).Distinct(StringComparer.Ordinal).ToList();

        Assert.Equal(found.Order(StringComparer.Ordinal), CommandTable.Rules.Keys.Concat(CommandTable.NotCommands.Keys).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Only_those_in_the_table_may(string command)
    {
        var rule = CommandTable.Rules[command];
        foreach (var method in CommandTable.All.Where(m => CommandTable.NameOf(m) == command))
        {
            using var own = CommandTable.OnlyReads(command) ? null : await Scene.Set(shop.Host);
            var scene = own ?? await shop.Reading.Value;
            List<string> wrong = [];
            var done = false;
            foreach (var asker in Enum.GetValues<Asker>())
            {
                var refusal = await CommandTable.Call(method, scene.Target(method), scene.Arguments(method, scene.As(asker)));

                var (expected, answered) = (rule.Expected(asker), Answers.Of(refusal));
                done |= refusal is null && rule.Staff.Contains(scene.As(asker).Role);
                output.WriteLine($"{command,-24} {asker,-26} {answered,-20} {refusal?.Code}");
                if (answered != expected && !IsAllowedAndMissing(rule, asker, answered)) { wrong.Add($"{asker}: {answered} ({refusal?.Code}) instead of {expected}"); }
            }

            Assert.True(wrong.Count == 0, $"{command}: {string.Join("; ", wrong)}");
            Assert.True(!done || await IsKept(scene) != CommandTable.NotAudited.ContainsKey(command), $"{command}: what staff does is kept in the audit, and in CommandTable.NotAudited if not");
        }
    }

    /// <summary>Whether any of the staff who tried it stands in the audit.</summary>
    private async Task<bool> IsKept(Scene scene)
    {
        var staff = new[] { Asker.Support, Asker.Manager, Asker.Admin }.Select(asker => scene.As(asker).LoginId).ToHashSet();
        return (await shop.Host.All<AuditEntry>()).Exists(entry => staff.Contains(entry.ActorId));
    }

    /// <summary>Whoever may ask may be told that the thing they ask about is not there. Owners must find theirs.</summary>
    private static bool IsAllowedAndMissing(Rule rule, Asker asker, Answer answered) =>
        answered == Answer.NotThere && (asker != Asker.Owner || rule.Self) && rule.Expected(asker) == Answer.Allowed;

    public sealed class Shop : IAsyncLifetime
    {
        public Shop() => Reading = new(() => Scene.Set(Host));

        public AppHost Host { get; } = new(new ManualTime(DateTimeOffset.UtcNow), settings: [new("Access:PasswordIterations", "1000")]);

        /// <summary>For all who only read: nothing in it changes.</summary>
        internal Lazy<Task<Scene>> Reading { get; }

        public async Task DisposeAsync()
        {
            if (Reading.IsValueCreated) { (await Reading.Value).Dispose(); }
            await Host.DisposeAsync();
        }

        public Task InitializeAsync() => Task.CompletedTask;
    }
}
