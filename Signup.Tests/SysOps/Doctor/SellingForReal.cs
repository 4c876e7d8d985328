using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupTests.Support;
using SignupWeb.Payments;
using SignupWeb.Payments.Stripe;
using SignupWeb.Platform.Backups;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Hosting;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;
using SignupWeb.SysOps.Doctor;
using SignupWeb.SysOps.Doctor.Checks;
using Xunit;

namespace SignupTests.SysOps.Doctor;

/// <summary>A start with a live key says, a line each, what a shop with real money must not be without.</summary>
public sealed class SellingForReal
{
    [Fact]
    public async Task Without_mail_server_address_second_factor_and_backups_is_told_in_a_line_each()
    {
        await using var shop = new AppHost(settings: [new("Setup:AdminEmail", Shops.AdminEmail), new("Setup:AdminPassword", Shops.AdminPassword), new("Setup:AdminName", "Ana Kovač")]);

        var lines = await Said(shop, "sk_live_1");

        Assert.Collection(
            lines,
            line => Assert.StartsWith("Real money, fault: Mail. There is no mail server", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Real money, fault: Public address. Links in mails lead to http://localhost:", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Real money, fault: Two-factor. Administrators without a second factor: Ana Kovač (1 of 1).", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Real money, warning: Backup. There is no backup yet.", line, StringComparison.Ordinal));
        Assert.Empty(await Said(shop, "sk_test_1"));
    }

    private static async Task<string[]> Said(AppHost shop, string key)
    {
        var live = new StripeConnection(Options.Create(new StripeOptions { ApiKey = key }));
        var asLive = Options.Create(new ShopOptions { TestMode = false });
        var contexts = shop.Get<IDbContextFactory<SignupDb>>();
        ICheck[] checks = [new MailsSent(contexts, shop.Get<IMailer>(), asLive, TimeProvider.System), new PublicAddressCheck(shop.Get<PublicAddress>(), live), new StaffSignIn(contexts, asLive, TimeProvider.System), new Backups(shop.Get<OpenBackup>(), shop.Get<IOptionsMonitor<BackupOptions>>(), live, shop.Get<IDatabase>(), TimeProvider.System), new Pdfs(shop.Get<IOptions<SignupWeb.Platform.Printing.DocumentOptions>>())];
        await using var console = new StringWriter();
        await new LiveConsole(live, checks, new Screen(console)).StartedAsync(default);
        return console.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
