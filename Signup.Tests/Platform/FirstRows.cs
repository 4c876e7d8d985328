using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Platform;

/// <summary>Rows that a start plants.</summary>
public sealed class FirstRows
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(null, 3)]
    public async Task Are_planted_once_and_what_has_no_version_at_every_start(int? version, int times)
    {
        var seed = new Counted { Version = version };
        await using var database = await TestDatabase.Create(services => services.AddSingleton<ISeed>(seed));
        seed.Times = 0;

        for (var start = 0; start < 3; start++) { await database.Migrate(); }

        Assert.Equal(times, seed.Times);
    }

    [Fact]
    public async Task Are_planted_again_when_there_is_a_newer_version_of_them()
    {
        var seed = new Counted { Version = 1 };
        await using var database = await TestDatabase.Create(services => services.AddSingleton<ISeed>(seed));
        await database.Migrate();
        (seed.Version, seed.Times) = (2, 0);

        await database.Migrate();
        await database.Migrate();

        Assert.Equal(1, seed.Times);
    }

    private sealed class Counted : ISeed
    {
        public int? Version { get; set; }

        public int Times { get; set; }

        public Task Plant(CancellationToken cancellationToken)
        {
            Times++;
            return Task.CompletedTask;
        }
    }
}
