using SignupWeb.Shell;
using SignupWeb.SysOps.Demo;
using Xunit;

namespace SignupTests.Shell;

/// <summary>What a line asks for, and what of it is left for the settings.</summary>
public sealed class TheCommandLine
{
    [Theory]
    [InlineData("", false, false, "")]
    [InlineData("--demo", true, false, "")]
    [InlineData("--demo --urls http://localhost:1", true, false, "--urls http://localhost:1")]
    [InlineData("--urls http://localhost:1 --demo remove", false, true, "--urls http://localhost:1")]
    [InlineData("--Data:Directory /srv/signup -c", false, false, "--Data:Directory /srv/signup -c")]
    [InlineData("Data:Directory=/srv/signup", false, false, "Data:Directory=/srv/signup")]
    [InlineData("serve --urls http://localhost:1", false, false, "--urls http://localhost:1")]
    [InlineData("demo", true, false, "")]
    [InlineData("demo --urls http://localhost:1", true, false, "--urls http://localhost:1")]
    [InlineData("demo remove --urls http://localhost:1", false, true, "--urls http://localhost:1")]
    public void Without_a_verb_serves_and_may_fill_or_empty_the_shop(string line, bool fill, bool remove, string rest)
    {
        var read = Read(line);

        Assert.Equal((null, null), (read.Answer, read.Verb));
        Assert.Equal(new DemoWish(fill, remove), read.Demo);
        Assert.Equal(rest, string.Join(' ', read.Settings));
    }

    [Theory]
    [InlineData("backup --Data:Directory /srv/signup", "backup", "--Data:Directory /srv/signup")]
    [InlineData("backup /mnt/a.zip --Data:Directory /srv/signup", "backup", "--Data:Directory /srv/signup")]
    [InlineData("restore /mnt/a.zip", "restore", "")]
    [InlineData("migrate", "migrate", "")]
    [InlineData("doctor --Public:BaseUrl=https://shop.example", "doctor", "--Public:BaseUrl=https://shop.example")]
    [InlineData("admin create ana@northwind.example", "create", "")]
    [InlineData("admin reset ana@northwind.example --second-factor", "reset", "")]
    [InlineData("register-webhook", "register-webhook", "")]
    [InlineData("export /mnt/out --Data:Directory /srv/signup", "export", "--Data:Directory /srv/signup")]
    [InlineData("import /mnt/out --dry-run", "import", "")]
    [InlineData("import --from-stripe --plan price_1AbC=Team --plan Gold=Critical Payments:Stripe:ApiKey=sk_test_1", "import", "Payments:Stripe:ApiKey=sk_test_1")]
    public void With_one_does_that_with_the_settings_behind_it(string line, string verb, string rest)
    {
        var read = Read(line);

        Assert.Equal((null, verb), (read.Answer, read.Verb?.Name));
        Assert.Equal(rest, string.Join(' ', read.Settings));
    }

    [Theory]
    [InlineData("--help", 0)]
    [InlineData("backup --help", 0)]
    [InlineData("version", 0)]
    [InlineData("--version", 0)]
    [InlineData("backp", 1)]
    [InlineData("restore", 1)]
    [InlineData("admin", 1)]
    [InlineData("admin create", 1)]
    [InlineData("import --help", 0)]
    [InlineData("export", 1)]
    public void Asked_or_not_understood_says_so_and_ends(string line, int code) => Assert.Equal(code, Read(line).Answer);

    private static Line Read(string line) => CommandLine.Read(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
