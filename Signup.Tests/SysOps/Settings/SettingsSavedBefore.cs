using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using SignupTests.Support;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;
using SignupWeb.SysOps.Doctor;
using SignupWeb.SysOps.Doctor.Checks;
using SignupWeb.SysOps.Settings;
using Xunit;

namespace SignupTests.SysOps.Settings;

/// <summary>A shop that starts on what was saved before.</summary>
public sealed class SettingsSavedBefore
{
    private static readonly Actor Ana = new(Guid.NewGuid(), Role.Admin, null, "Ana Kovač");

    [Fact]
    public async Task Hold_from_the_start_unless_the_environment_wins_or_they_do_not_fit_any_more()
    {
        var folder = Template.DataFolder();
        Saved(folder, ("Shop:Name", "Hafenlicht Support"), ("Public:BaseUrl", "https://hafenlicht.example"), ("Orders:RemorseWindow", "90.00:00:00"), ("Shop:VatNumber", "ATU12345678"), ("Limits:Mail:Count", "5"), ("Orders:PaymentDeadline", "soon"), ("Gone:WithTheLastVersion", "1"));

        await using var shop = new AppHost(settings: [new("Data:Directory", folder)]);

        Assert.Equal("Hafenlicht Support", shop.Get<IOptions<ShopOptions>>().Value.Name);
        Assert.Equal("__Host-signup", shop.Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SessionCookie.Scheme).Cookie.Name);
        Assert.Equal("__Host-signup-form", shop.Get<IOptions<AntiforgeryOptions>>().Value.Cookie.Name);
        var lines = (await shop.Get<ReadSettings>().Run(Ana)).Value;
        Assert.Equal(("00:00:20", true, false), Standing("Orders:RemorseWindow"));
        Assert.Equal(("DE123456789", true, false), Standing("Shop:VatNumber"));
        Assert.Equal(("100000", false, true), Standing("Limits:Mail:Count"));
        Assert.Equal("3", lines.Single(line => line.Setting.Key == "Limits:Mail:Count").Default);
        Assert.Equal(["Orders:PaymentDeadline", "Orders:RemorseWindow", "Shop:VatNumber"], shop.Get<ApplySavedSettings>().Refused.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(Condition.Warning, (await new SettingsUsed(shop.Get<ApplySavedSettings>()).Look(default)).Condition);

        Assert.Equal("SETTING_LOCKED", (await shop.Get<SaveSettings>().Run([new("Limits:Mail:Count", "6", 1)], Ana)).Refusal?.Code);
        Assert.Equal(3, (await shop.Get<SaveSettings>().Run([new("Orders:PaymentDeadline", null, 1), new("Orders:RemorseWindow", "30 s", 1), new("Shop:VatNumber", null, 1)], Ana)).Value);
        Assert.Equal(Condition.Ok, (await new SettingsUsed(shop.Get<ApplySavedSettings>()).Look(default)).Condition);

        (string, bool, bool) Standing(string key) => lines.Where(line => line.Setting.Key == key).Select(line => (line.Value, line.IsRefused, line.IsLocked)).Single();
    }

    private static void Saved(string folder, params (string Key, string Value)[] settings)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "signup.db"), ForeignKeys = true }.ToString());
        connection.Open();
        foreach (var (key, value) in settings)
        {
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO settings (\"Key\", \"Value\", \"By\", \"At\", \"Version\") VALUES ($key, $value, 'Chiara Rossi', 0, 1)";
            insert.Parameters.AddWithValue("$key", key);
            insert.Parameters.AddWithValue("$value", value);
            insert.ExecuteNonQuery();
        }
    }
}
