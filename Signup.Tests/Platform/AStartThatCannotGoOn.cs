using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SignupTests.Support;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Hosting;
using Xunit;

namespace SignupTests.Platform;

/// <summary>What the owner can put right is told in one line that says what to do.</summary>
public sealed class AStartThatCannotGoOn
{
    [Fact]
    public async Task Because_another_program_has_the_port_says_so_once_and_ends()
    {
        using var app = new AppProcess { AsInAContainer = true };
        using var another = new TcpListener(IPAddress.Any, new Uri(app.Url).Port);
        another.Start();

        var (code, errors) = await app.StartInVain();

        Assert.Equal(1, code);
        Assert.Matches($@"^Address: Failed to bind to address http://(\[::\]|0\.0\.0\.0):{new Uri(app.Url).Port}: address already in use\. End the program that listens there, or choose another address with --urls or ASPNETCORE_URLS\.\s*$", errors);
        Assert.Equal(errors, app.Said);
    }

    [Theory]
    [InlineData("nonsense", "Address: Invalid url: 'nonsense'. ")]
    [InlineData("http://203.0.113.7:5080", "Address: Cannot assign requested address. ")]
    public async Task Because_nobody_can_listen_there_says_where_to_say_so(string urls, string reason)
    {
        await using var app = WebApplication.CreateSlimBuilder(["--urls", urls, "--Logging:LogLevel:Default", "None"]).Build();

        var failed = await Assert.ThrowsAnyAsync<Exception>(() => app.StartAsync());

        Assert.Equal(reason + "Say where to listen with --urls or ASPNETCORE_URLS; https needs a certificate (Kestrel:Certificates:Default).", Assert.Single(Startup.Explain(failed)));
    }

    [Fact]
    public void Because_the_data_folder_cannot_be_made_names_the_setting() => NamesTheFolder(Path.Combine(typeof(AStartThatCannotGoOn).Assembly.Location, "data"));

    [Fact]
    public void Because_the_data_folder_cannot_be_written_names_the_setting() => NamesTheFolder("/proc");

    [Fact]
    public void Because_the_keys_cannot_be_written_names_the_setting()
    {
        var folder = Template.DataFolder();
        File.WriteAllText(Path.Combine(folder, "keys"), "not a folder");

        NamesTheFolder(folder);
    }

    [Fact]
    public async Task Because_a_newer_version_wrote_the_database_leaves_it_alone()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        await db.Database.ExecuteSqlAsync($"INSERT INTO __EFMigrationsHistory VALUES ('29991231235959_Later', '11.0.0')");

        var failed = await Assert.ThrowsAsync<UnusableDatabaseException>(() => database.Get<MigrateAtStart>().StartAsync(default));

        Assert.Equal($"Database: {db.Database.GetDbConnection().DataSource} was written by another version of Signup, most likely a newer one (29991231235959_Later). Start that version again, or put back the copy from before it.", Assert.Single(Startup.Explain(failed)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4096)]
    public async Task Because_the_database_is_something_else_or_damaged_says_which_file(int from)
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        var file = db.Database.GetDbConnection().DataSource;
        SqliteConnection.ClearAllPools();
        foreach (var part in Directory.GetFiles(Path.GetDirectoryName(file)!, "signup.db-*")) { File.Delete(part); }
        var bytes = await File.ReadAllBytesAsync(file);
        bytes.AsSpan(from).Fill((byte)'x');
        await File.WriteAllBytesAsync(file, bytes);

        var failed = await Assert.ThrowsAsync<UnusableDatabaseException>(() => database.Get<MigrateAtStart>().StartAsync(default));

        var line = Assert.Single(Startup.Explain(failed));
        Assert.StartsWith($"Database: {file} cannot be used (", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }

    [Fact]
    public void Because_of_anything_else_is_not_explained_away() => Assert.Empty(Startup.Explain(new InvalidOperationException("The disk is full.")));

    private static void NamesTheFolder(string folder)
    {
        var failed = Assert.ThrowsAny<Exception>(() => new AppHost(settings: [new("Data:Directory", folder)]));

        var line = Assert.Single(Startup.Explain(failed));
        Assert.StartsWith("Setting: Data:Directory must be a folder that this account can write to. ", line, StringComparison.Ordinal);
        Assert.Contains(folder, line, StringComparison.Ordinal);
    }
}
