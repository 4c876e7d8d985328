using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.SysOps;
using SignupWeb.SysOps.Setup;
using Xunit;

namespace SignupTests.SysOps;

/// <summary>The first administrator: by the link on the console or by settings, and never a second one.</summary>
public sealed class SettingUpTheAdministrator
{
    private static readonly AdministratorForm Ana = new("Ana Kovač", "ana@northwind.example", OpsHost.Password);

    [Fact]
    public async Task The_link_makes_one_administrator_and_signs_them_in()
    {
        await using var house = await Start();

        var done = await house.Get<SetUpAdministrator>().Run(Token(house), Ana, Origin.Unknown);

        Assert.Equal("Ana Kovač", Actor.Of(done.Value.Principal).Name);
        var login = Assert.Single(await house.All<Login>());
        Assert.Equal((Role.Admin, "ana@northwind.example", true), (login.Role, login.Email, login.EmailConfirmed));
        Assert.Equal(login.Id, Assert.Single(await house.All<Session>()).LoginId);
        Assert.True((await house.Get<PasswordWork>().Compare(login.PasswordHash, OpsHost.Password)).Value.Matches);
    }

    [Fact]
    public async Task Set_up_closes_after_it_whatever_link_comes()
    {
        await using var house = await Start();
        var (first, other) = (Token(house), Token(house));
        await house.Get<SetUpAdministrator>().Run(first, Ana, Origin.Unknown);

        foreach (var token in (string?[])[first, other, "nonsense", null])
        {
            var again = await house.Get<SetUpAdministrator>().Run(token, Ana with { Email = "mallory@elsewhere.example" }, Origin.Unknown);
            Assert.Equal("SETUP_CLOSED", again.Refusal!.Code);
        }

        Assert.Single(await house.All<Login>());
    }

    [Fact]
    public async Task Two_at_the_same_moment_make_one_administrator()
    {
        await using var house = await Start();
        var setUp = house.Get<SetUpAdministrator>();

        var both = await Task.WhenAll(Enumerable.Range(1, 6).Select(i => setUp.Run(Token(house), Ana with { Email = $"ana{i}@northwind.example" }, Origin.Unknown)));

        Assert.Single(both, one => !one.IsRefused);
        Assert.All(both.Where(one => one.IsRefused), one => Assert.Equal("SETUP_CLOSED", one.Refusal!.Code));
        Assert.Single(await house.All<Login>());
    }

    [Fact]
    public async Task An_expired_a_changed_or_a_foreign_link_does_nothing()
    {
        await using var house = await Start();
        var expired = Token(house);
        var foreign = house.Get<SignedLinks>().Make("verify", TimeSpan.FromDays(30));
        house.Time.Advance(SetupLink.Lifetime);
        var good = Token(house);

        Assert.Equal("LINK_EXPIRED", await RefusalOf(house, expired));
        Assert.Equal("INVALID_TOKEN", await RefusalOf(house, foreign));
        for (var i = 0; i < good.Length; i++)
        {
            var flipped = good[i] == 'a' ? 'b' : 'a';
            var changed = string.Concat(good.AsSpan(0, i), [flipped], good.AsSpan(i + 1));
            Assert.Equal("INVALID_TOKEN", await RefusalOf(house, changed));
        }

        Assert.Empty(await house.All<Login>());
    }

    [Theory]
    [InlineData("", "ana@northwind.example", "harbour tram violet nine", "NAME_MISSING")]
    [InlineData("Ana", "ana", "harbour tram violet nine", "EMAIL_INVALID")]
    [InlineData("Ana", "ana@northwind.example", "", "PASSWORD_INVALID")]
    [InlineData("Ana", "ana@northwind.example", "only 14 chars.", "PASSWORD_INVALID")]
    [InlineData("Ana", "ana.kovac@northwind.example", "ana.kovac@northwind.example", "PASSWORD_INVALID")]
    public async Task A_form_filled_in_wrongly_is_refused_and_leaves_the_link_usable(string name, string email, string password, string code)
    {
        await using var house = await Start();
        var token = Token(house);

        var refused = await house.Get<SetUpAdministrator>().Run(token, new(name, email, password), Origin.Unknown);

        Assert.Equal(code, refused.Refusal!.Code);
        Assert.False((await house.Get<SetUpAdministrator>().Run(token, Ana, Origin.Unknown)).IsRefused);
    }

    [Fact]
    public async Task A_customers_address_is_not_taken_over()
    {
        await using var house = await Start();
        _ = EmailAddress.TryParse("ana@northwind.example", out var email);
        await house.Save(Logins.Make(email, Role.Customer, "Ana", null));

        Assert.Equal("EMAIL_EXISTS", await RefusalOf(house, Token(house)));
    }

    [Fact]
    public async Task The_settings_make_the_administrator_at_the_first_start_and_change_nothing_later()
    {
        await using var house = await Start(("Setup:AdminEmail", "ops@northwind.example"), ("Setup:AdminPassword", OpsHost.Password));

        var login = Assert.Single(await house.All<Login>());
        Assert.Equal(("ops@northwind.example", Role.Admin), (login.Email, login.Role));
        await house.Get<MigrateAtStart>().StartAsync(default);
        Assert.Equal(login.PasswordHash, Assert.Single(await house.All<Login>()).PasswordHash);
        Assert.False(await house.Get<SetUpAdministrator>().IsOpen());
    }

    private static string Token(TestDatabase house) => house.Get<SetupLink>().New().Split("token=")[1];

    private static async Task<string> RefusalOf(TestDatabase house, string token) => (await house.Get<SetUpAdministrator>().Run(token, Ana, Origin.Unknown)).Refusal?.Code ?? "granted";

    private static Task<TestDatabase> Start(params (string Key, string Value)[] settings) => TestDatabase.Create(
        services => services.AddAccess().AddContracts().AddSysOps(),
        settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)).Append(new("Access:PasswordIterations", "1000")));
}
