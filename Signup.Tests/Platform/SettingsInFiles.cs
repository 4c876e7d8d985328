using Microsoft.Extensions.Options;
using SignupTests.Support;
using SignupWeb.Platform.Hosting;
using SignupWeb.Platform.Web;
using Xunit;

namespace SignupTests.Platform;

/// <summary>What is secret may come as files, as service managers and container platforms bring it.</summary>
public sealed class SettingsInFiles
{
    [Fact]
    public async Task Hold_one_setting_each_over_the_settings_file_and_under_the_command_line()
    {
        var folder = Template.EmptyFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "Shop__Name"), "Harbour Light\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "Shop__SupportEmail"), "files@harbour.example");

        await using var shop = new AppHost(settings: [new("Secrets:Directory", folder), new("Shop:SupportEmail", "line@harbour.example")]);

        var options = shop.Get<IOptions<ShopOptions>>().Value;
        Assert.Equal(("Harbour Light", "line@harbour.example"), (options.Name, options.SupportEmail));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Are_missed_in_a_line_before_a_shop_without_its_keys_sells_for_play()
    {
        var failed = Assert.ThrowsAny<Exception>(() => new AppHost(settings: [new("Secrets:Directory", "/nowhere/secrets")]));

        Assert.Equal("Secrets:Directory must be a folder that is there.", Assert.Single(Startup.FaultsOf(failed)));
    }
}
