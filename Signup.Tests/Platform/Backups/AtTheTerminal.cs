using SignupTests.Support;
using Xunit;

namespace SignupTests.Platform.Backups;

/// <summary>What the owner of the machine asks of the program beside serving, while a Signup runs on the data folder and after.</summary>
public sealed class AtTheTerminal
{
    [Fact]
    public async Task Backs_up_a_running_shop_and_puts_it_back_once_it_is_stopped()
    {
        using var app = new AppProcess();
        await app.Start();
        var file = Path.Combine(app.Folder, "backups", "mine.zip");

        var taken = await app.Ask("backup", file);
        Assert.True(taken.Code == 0, taken.Said);
        Assert.Matches(@"mine\.zip: \d+ files, [0-9.]+ MB in [0-9.]+ MB, written and read back in [0-9.]+ s\.", taken.Said);
        var whileRunning = await app.Ask("restore", file);
        Assert.Equal(1, whileRunning.Code);
        Assert.Contains("is in use by another Signup", whileRunning.Said, StringComparison.Ordinal);

        await app.Kill();
        var restored = await app.Ask("restore", file);
        Assert.True(restored.Code == 0, restored.Said);
        Assert.Contains("What was there before is in ", restored.Said, StringComparison.Ordinal);
        var invited = await app.Ask("admin", "create", "ana@northwind.example");
        Assert.True(invited.Code == 0, invited.Said);
        Assert.Contains("/setup?token=", invited.Said, StringComparison.Ordinal);
        await app.Start();
    }
}
