using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Settings;
using SignupWeb.Platform.Tax;
using SignupWeb.Platform.Web;
using SignupWeb.SysOps.Settings;
using Xunit;

namespace SignupTests.SysOps.Settings;

/// <summary>Settings changed while the shop runs: what holds then, what is refused, and who is told.</summary>
public sealed class ChangingSettings(ChangingSettings.House house) : IClassFixture<ChangingSettings.House>
{
    private static readonly Actor Ana = new(Guid.NewGuid(), Role.Admin, null, "Ana Kovač");
    private static readonly Actor Chiara = new(Guid.NewGuid(), Role.Admin, null, "Chiara Rossi");

    private readonly OpsHost shop = house.Shop;

    private SettingCatalogue Catalogue => shop.Get<SettingCatalogue>();

    [Fact]
    public async Task Each_holds_at_once_at_both_ends_and_goes_back_to_the_default_of_its_options()
    {
        Assert.InRange(Catalogue.All.Count, 80, 150);
        foreach (var setting in Catalogue.All)
        {
            var untouched = (await Line(setting.Key)).Value;
            Assert.Equal((setting.Key, Catalogue.Default(setting)), (setting.Key, untouched));
            Assert.True(setting.Form.Takes(untouched), $"{setting.Key}: the default {untouched} may not be typed");
            foreach (var typed in AChange.ValuesFor(setting))
            {
                Assert.Null((await Save(AChange.Of(setting, typed, await Lines()))).Refusal);

                Assert.Equal((setting.Key, setting.Form.Read(typed).Value), (setting.Key, Catalogue.InForce(setting)));
                Assert.Equal((setting.Key, Catalogue.InForce(setting)), (setting.Key, shop.Get<IConfiguration>()[setting.Key]));
            }

            Assert.Null((await Save(AChange.Of(setting, null, await Lines()))).Refusal);
            Assert.Equal((setting.Key, untouched), (setting.Key, Catalogue.InForce(setting)));
        }
    }

    [Fact]
    public async Task Beyond_its_ends_each_is_refused_at_its_field()
    {
        var tried = 0;
        foreach (var setting in Catalogue.All)
        {
            foreach (var typed in AChange.ValuesBeyond(setting))
            {
                tried++;
                var refusal = (await Save(AChange.Of(setting, typed, await Lines()))).Refusal!;

                Assert.Equal(("SETTING_OUT_OF_RANGE", setting.Key), (refusal.Code, refusal.Field));
            }
        }

        Assert.True(tried > Catalogue.All.Count, $"{tried}");
    }

    [Theory]
    [InlineData("https://shop.example/?from=mail")]
    [InlineData("https://shop.example/shop")]
    [InlineData("https://shop.example/#top")]
    [InlineData("https://mara@shop.example")]
    [InlineData("ftp://shop.example")]
    public async Task The_web_address_is_one_that_paths_can_be_put_behind(string typed) =>
        Assert.Equal(("SETTING_INVALID", "Public:BaseUrl"), ((await Save([await Change("Public:BaseUrl", typed)])).Refusal?.Code, (await Save([await Change("Public:BaseUrl", typed)])).Refusal?.Field));

    [Theory]
    [InlineData("Payments:TaxRates:LU", "seventeen", "SETTING_INVALID")]
    [InlineData("Payments:TaxRates:LU", "17.125", "SETTING_INVALID")]
    [InlineData("Payments:TaxRates:LU", " ", "SETTING_MISSING")]
    [InlineData("Payments:TaxRates:XX", "17", "SETTING_UNKNOWN")]
    [InlineData("Payments:Currency", "sek", "SETTING_INVALID")]
    public async Task A_rate_that_is_none_and_a_currency_we_do_not_know_are_refused_at_the_field(string key, string typed, string code) =>
        Assert.Equal((code, key), ((await Save([new(key, typed, 0)])).Refusal?.Code, (await Save([new(key, typed, 0)])).Refusal?.Field));

    [Fact]
    public async Task An_own_tax_rate_and_currency_count_for_what_is_shown_from_then_on_and_stand_in_the_audit()
    {
        var (taxes, plans) = (shop.Get<TaxTable>(), shop.Get<PlanCatalogue>());
        Assert.Equal((1_700, "eur"), (taxes.RateOf("LU"), (await plans.Offers())[0].Net.Currency));

        await Save([await Change("Payments:TaxRates:LU", "18,5"), await Change("Payments:Currency", "usd")]);

        Assert.Equal((1_850, "usd"), (taxes.RateOf("LU"), (await plans.Offers())[0].Net.Currency));
        await using var db = await shop.Get<IDbContextFactory<SignupDb>>().CreateDbContextAsync();
        var kept = await db.Set<AuditEntry>().Where(e => e.Subject == "Payments:TaxRates:LU" || e.Subject == "Payments:Currency").OrderByDescending(e => e.Id).Take(2).ToListAsync();
        Assert.Equal(["Payments:Currency eur usd", "Payments:TaxRates:LU 17 18.5"], kept.Select(e => $"{e.Subject} {e.Changes[0].Before} {e.Changes[0].After}").Order(StringComparer.Ordinal), StringComparer.Ordinal);
        await Save([await Change("Payments:TaxRates:LU", null), await Change("Payments:Currency", null)]);
    }

    [Fact]
    public void Each_has_its_German_name_and_effect()
    {
        using var scope = shop.Services.CreateScope();
        var words = scope.ServiceProvider.GetRequiredService<IStringLocalizer<SettingsTexts>>();
        var sentences = Catalogue.All.SelectMany(setting => (string[])[setting.Name, setting.Effect, .. setting.Form is ChoiceForm { Named: null } choice ? choice.Choices.Select(c => c.Word) : []]);

        Assert.Empty(Speaking.In("de", () => sentences.Where(sentence => words[sentence].ResourceNotFound).ToList()));
    }

    [Fact]
    public async Task All_of_a_save_are_kept_or_none()
    {
        var refused = await Save([new("Shop:SupportPhone", "+49 40 555", 0), new("Orders:PaymentDeadline", "soon", 0), new("Data:Directory", "/tmp", 0)]);

        Assert.Equal([("SETTING_INVALID", "Orders:PaymentDeadline"), ("SETTING_UNKNOWN", "Data:Directory")], refused.Refusal!.All.Select(r => (r.Code, r.Field!)));
        Assert.Equal(string.Empty, (await Line("Shop:SupportPhone")).Value);
    }

    [Fact]
    public async Task What_does_not_fit_together_is_refused_where_it_was_typed()
    {
        var refusal = (await Save([await Change("Attention:WorkFrom", "20:00")])).Refusal!;

        Assert.Equal(("SETTINGS_DO_NOT_FIT", "Attention:WorkFrom", "Attention:WorkFrom must be before Attention:WorkTo."), (refusal.Code, refusal.Field, refusal.Message));
    }

    [Fact]
    public async Task Whoever_did_not_see_the_newest_value_is_told_who_set_it()
    {
        var (mine, theirs) = (await Change("Registration:Reveals:PerHour", "7"), await Change("Registration:Reveals:PerHour", "8"));
        await Save([theirs], Chiara);

        var refusal = (await Save([mine])).Refusal!;

        Assert.Equal(("CHANGED_MEANWHILE", "Registration:Reveals:PerHour", "Chiara Rossi"), (refusal.Code, refusal.Field, refusal.Arguments[0]));
        Assert.Equal("8", (await Line("Registration:Reveals:PerHour")).Value);
        await Save([await Change("Registration:Reveals:PerHour", null)], Chiara);
        Assert.Equal("CHANGED_MEANWHILE", (await Save([mine])).Refusal?.Code);
    }

    [Fact]
    public async Task Who_set_it_to_what_stands_at_the_setting_and_in_the_audit()
    {
        await Save([await Change("Limits:Support:Count", "12")], Chiara);
        await Save([await Change("Limits:Support:Count", "12")], Ana); // the same again is no change

        var line = await Line("Limits:Support:Count");
        Assert.Equal(("Chiara Rossi", true, true), (line.Saved?.By, line.Differs, line.IsSaved));
        await using var db = await shop.Get<IDbContextFactory<SignupDb>>().CreateDbContextAsync();
        await Save([await Change("Limits:Support:Count", null)], Ana);
        var kept = await db.Set<AuditEntry>().Where(e => e.Subject == "Limits:Support:Count" && (e.ActorId == Chiara.LoginId || e.ActorId == Ana.LoginId)).OrderBy(e => e.Id).ToListAsync();
        Assert.Equal(
            [(AuditAction.ChangedSetting, "Chiara Rossi", new AuditChange("Value", "30", "12")), (AuditAction.ChangedSetting, "Ana Kovač", new AuditChange("Value", "12", "30"))],
            kept.Select(e => (e.Action, e.By, Assert.Single(e.Changes))));
    }

    [Fact]
    public async Task A_new_name_is_on_the_cached_plan_page_and_a_new_host_is_that_of_passkeys()
    {
        using var visitor = await shop.ClientOf(role: null);
        Assert.DoesNotContain("Hafenlicht", await visitor.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Equal("localhost", shop.Get<IOptions<IdentityPasskeyOptions>>().Value.ServerDomain);

        await Save([await Change("Shop:Name", "Hafenlicht Support"), await Change("Public:BaseUrl", "https://hafenlicht.example")]);

        Assert.Equal("hafenlicht.example", shop.Get<IOptions<IdentityPasskeyOptions>>().Value.ServerDomain);
        await Eventually.Hold(async () => (await visitor.GetStringAsync("/")).Contains("Hafenlicht Support", StringComparison.Ordinal), "the new name on the plan page");
        await Save([await Change("Shop:Name", null), await Change("Public:BaseUrl", null)]);
    }

    [Fact]
    public async Task Limits_and_times_are_those_of_now()
    {
        var before = shop.Get<Patience>().Due(Colour.Red, DateTimeOffset.UnixEpoch);
        await Save([await Change("Attention:Red", "8 h"), await Change("Limits:Mail:Count", "99")]);

        Assert.Equal((TimeSpan.FromMinutes(30), TimeSpan.FromHours(8)), (before - DateTimeOffset.UnixEpoch, shop.Get<Patience>().Due(Colour.Red, DateTimeOffset.UnixEpoch) - DateTimeOffset.UnixEpoch));
        Assert.Equal(99, shop.Get<IOptionsMonitor<LimitOptions>>().CurrentValue.Mail.Count);
        await Save([await Change("Attention:Red", null), await Change("Limits:Mail:Count", null)]);
    }

    [Fact]
    public async Task Managers_read_the_page_and_support_does_not_find_it()
    {
        using var manager = await shop.ClientOf(Role.Manager);
        using var support = await shop.ClientOf(Role.Support);

        var page = await manager.GetStringAsync("/ops/settings?q=Orders:PaymentDeadline");
        Assert.Contains("id=\"Orders-PaymentDeadline\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"Shop-Name\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Save settings", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await support.GetAsync("/ops/settings")).StatusCode);
    }

    private Task<Result<int>> Save(IReadOnlyList<SettingChange> changes, Actor? by = null) => shop.Get<SaveSettings>().Run(changes, by ?? Ana);

    private async Task<IReadOnlyList<SettingLine>> Lines() => (await shop.Get<ReadSettings>().Run(Ana)).Value;

    private async Task<SettingLine> Line(string key) => (await Lines()).Single(line => line.Setting.Key == key);

    private async Task<SettingChange> Change(string key, string? typed) => new(key, typed, (await Line(key)).Version);

    /// <summary>A shop whose environment sets none of them.</summary>
    public sealed class House : IAsyncLifetime
    {
        public OpsHost Shop { get; } = OpsHost.Start();

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync() => await Shop.DisposeAsync();
    }
}
