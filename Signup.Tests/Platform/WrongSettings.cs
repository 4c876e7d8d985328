using SignupTests.Support;
using SignupWeb.Platform.Hosting;
using Xunit;

namespace SignupTests.Platform;

public sealed class WrongSettings
{
    [Theory]
    [InlineData("Shop:SupportEmail", "nobody", "Shop:SupportEmail must be an e-mail address.")]
    [InlineData("Shop:TimeZone", "Moon/Tycho", "Shop:TimeZone must be a time zone such as Europe/Berlin.")]
    [InlineData("Shop:Country", "Atlantis", "Shop:Country must be the code of a country we know, such as DE.")]
    [InlineData("Shop:LegalTown", " ", "Shop:LegalStreet, Shop:LegalPostCode and Shop:LegalTown must not be empty: invoices need them.")]
    [InlineData("Shop:LegalAddress", "Quay 3, 20457 Hamburg", "Shop:LegalAddress is now Shop:LegalStreet, Shop:LegalPostCode and Shop:LegalTown.")]
    [InlineData("Shop:VatNumber", "ATU12345678", "Shop:VatNumber must have the form of VAT numbers in Shop:Country, e.g. DE123456789, or be empty.")]
    [InlineData("Documents:Chromium", "/nowhere/chromium", "Documents:Chromium must be the path of a Chromium on this machine, or empty.")]
    [InlineData("Public:BaseUrl", "shop.example", "Public:BaseUrl must be an absolute http or https address.")]
    [InlineData("Mail:Smtp:Port", "465", "Mail:Smtp:Port must be a port with STARTTLS (587 or 25); implicit TLS on 465 is not supported.")]
    [InlineData("Orders:RemorseWindow", "90.00:00:00", "Orders:RemorseWindow must be between 00:00:00 and 60.00:00:00.")]
    [InlineData("Registration:Reveals:PerDay", "-1", "Registration:Reveals:PerHour, PerDay and OverallPerHour must be 0 or more.")]
    [InlineData("Registration:DuplicateEmail", "7", "Registration:DuplicateEmail must be Reveal or Private.")]
    [InlineData("Access:KeepSessionsFor", "00:00:00", "Access:KeepSessionsFor must be longer than nothing.")]
    [InlineData("Bus:RabbitMq:Uri", "http://broker.example/", "Bus:RabbitMq:Uri must begin with amqp:// or amqps://, or be empty.")]
    [InlineData("Signups:Steps:NewBusiness", "Register,Review", "Signups:Steps:NewBusiness: Payment is missing. Without it nobody can order (STEP_MISSING).")]
    [InlineData("Database:Provider", "Oracle", "Database:Provider must be Sqlite or PostgreSql.")]
    public void End_the_start_with_a_line_that_says_which(string key, string value, string line)
    {
        var failed = Assert.ThrowsAny<Exception>(() => new AppHost(settings: [new(key, value)]));

        Assert.Equal(line, Assert.Single(Startup.FaultsOf(failed)));
    }

    [Theory]
    [InlineData("https://127.0.0.1/register", "is in a private network or on this machine; only Bus:AllowPrivateAddresses allows that (ADDRESS_PRIVATE)")]
    [InlineData("https://10.1.2.3/register", "is in a private network or on this machine; only Bus:AllowPrivateAddresses allows that (ADDRESS_PRIVATE)")]
    [InlineData("http://pages.example/register", "must begin with https://, unless Bus:AllowPrivateAddresses is true (ADDRESS_NOT_HTTPS)")]
    [InlineData("pages.example", "must be the whole address, like https://pages.example.com/register (ADDRESS_INVALID)")]
    public void Of_a_page_of_another_system_are_its_address_and_its_secret(string address, string why)
    {
        var failed = Assert.ThrowsAny<Exception>(() => new AppHost(settings: [new("Signups:Pages:Register:Url", address), new("Signups:Pages:Register:Secret", "short")]));

        Assert.Equal([$"Signups:Pages:Register:Url {why}.", "Signups:Pages:Register:Secret must have 24 characters or more (SECRET_TOO_SHORT)."], Startup.FaultsOf(failed), StringComparer.Ordinal);
    }

    [Fact]
    public void Are_told_all_at_once()
    {
        var failed = Assert.ThrowsAny<Exception>(() => new AppHost(settings: [new("Shop:SupportEmail", "nobody"), new("Mail:From", "nobody")]));

        Assert.Equal(2, Startup.FaultsOf(failed).Count);
    }

    [Fact]
    public async Task Are_all_that_the_console_says()
    {
        using var app = new AppProcess("--Shop:SupportEmail", "nobody");

        await Assert.ThrowsAsync<InvalidOperationException>(app.Start);

        await Eventually.Hold(() => app.Said.Contains("Setting: Shop:SupportEmail must be an e-mail address.", StringComparison.Ordinal), "the line that says which");
        Assert.DoesNotContain("   at ", app.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Are_not_blamed_for_other_failures() => Assert.Empty(Startup.FaultsOf(new InvalidOperationException("The disk is full.")));
}
