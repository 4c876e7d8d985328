using Microsoft.EntityFrameworkCore;
using SignupWeb;
using SignupWeb.Customers;
using SignupWeb.Customers.Registering;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Customers;

/// <summary>R4 SEQ-CUST-001.</summary>
public sealed class Registering : CustomerWorld
{
    /// <summary>More at once than may be told taken from free; what happens beyond is <see cref="BeyondTheRevealBudget"/>.</summary>
    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Registration:Reveals:PerHour", "10")];

    [Theory]
    [InlineData("", "Enter a password")]
    [InlineData(null, "Enter a password")]
    [InlineData("hafen1", "Password must be 8 characters or more")]
    [InlineData("Password123!", "This password is too easy to guess.")]
    [InlineData("mara@hafenlicht.example", "Password must not be your e-mail address")]
    public async Task Step_2_password_does_not_meet_requirements_is_PASSWORD_INVALID_with_the_requirements(string? password, string missing)
    {
        var result = await Register(password: password);

        Assert.Equal("PASSWORD_INVALID", result.Refusal!.Code);
        Assert.Contains(missing, Assert.IsType<List<string>>(result.Refusal.Details["requirements"]), StringComparer.Ordinal);
        Assert.Empty(await Db.All<Customer>());
        Assert.Empty(await Events());
    }

    [Fact]
    public async Task Step_2_a_password_of_more_than_128_characters_is_refused()
    {
        var result = await Register(password: string.Concat(Enumerable.Repeat("elbe-kran ", 13)));

        Assert.Equal("Password must be 128 characters or fewer", result.Refusal!.Message);
    }

    [Fact]
    public async Task Step_2_is_asked_before_step_3()
    {
        await Registered();

        var result = await Register(password: "short");

        Assert.Equal("PASSWORD_INVALID", result.Refusal!.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("mara")]
    [InlineData("mara@hafenlicht")]
    [InlineData("mara@hafenlicht.example\u0000")]
    [InlineData("Mara <mara@hafenlicht.example>")]
    public async Task An_address_in_the_wrong_format_is_EMAIL_INVALID(string email) => Assert.Equal("EMAIL_INVALID", (await Register(email)).Refusal!.Code);

    [Theory]
    [InlineData("mara@hafenlicht.example")]
    [InlineData("  MARA@Hafenlicht.Example ")]
    public async Task Step_3_email_already_registered_is_EMAIL_EXISTS(string email)
    {
        await Registered();

        var result = await Register(email, "another-good-one");

        Assert.Equal("EMAIL_EXISTS", result.Refusal!.Code);
        Assert.Equal(RefusalKind.Conflict, result.Refusal.Kind);
        Assert.Single(await Db.All<Customer>());
    }

    [Fact]
    public async Task Step_4_the_customer_is_unverified_and_CustomerRegistered_is_announced()
    {
        var id = await Registered();

        var customer = await Stored(id);
        Assert.Equal((CustomerStatus.Unverified, Mara, "Mara"), (customer.Status, customer.Email.Value, customer.Profile.FirstName));
        Assert.Equal(new CustomerRegistered(id), (await Events())[0]);
    }

    [Fact]
    public async Task Step_5_a_verification_mail_is_written_and_VerificationEmailSent_is_announced()
    {
        var id = await Registered();

        var mail = Assert.Single(await Mails("verify-email"));
        Assert.Equal((Mara, id.Value), (mail.Recipient, mail.CustomerId));
        Assert.Contains("https://shop.example/verify?token=", mail.Text, StringComparison.Ordinal);
        Assert.Equal(new VerificationEmailSent(id), (await Events())[1]);
    }

    [Fact]
    public async Task Step_6_returns_the_customer_id()
    {
        var result = await Register();

        Assert.Equal((await Db.All<Customer>()).Single().Id, result.Value.CustomerId);
    }

    [Fact]
    public async Task The_password_is_only_kept_as_a_hash()
    {
        var id = await Registered();

        await using var db = Db.Open();
        var login = await db.Users.SingleAsync(l => l.Id == id.Value);
        Assert.DoesNotContain(MarasPassword, login.PasswordHash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_registrations_of_one_address_at_the_same_time_one_wins()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Register()));

        Assert.Single(results, r => !r.IsRefused);
        Assert.All(results.Where(r => r.IsRefused), r => Assert.Equal("EMAIL_EXISTS", r.Refusal!.Code));
        Assert.Single(await Db.All<Customer>());
        Assert.Single(await Db.All<Login>());
        Assert.Single((await Events()).OfType<CustomerRegistered>());
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var nothing = new Registration(" ", "");

        var result = await Db.Get<RegisterCustomer>().Run(nothing, Office, [.. nothing.MissingOnPage()]);

        Assert.Equal(["password", "email", "firstName", "lastName", "terms"], result.Refusal!.All.Select(r => r.Field!), StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_eleventh_in_an_hour_from_one_range_waits()
    {
        for (var n = 0; n < 10; n++) { await Registered($"mara{n}@hafenlicht.example"); }

        var refused = await Register("mara10@hafenlicht.example");
        var fromElsewhere = await Register("mara11@hafenlicht.example", from: Elsewhere);
        Time.Advance(TimeSpan.FromMinutes(61));
        var later = await Register("mara12@hafenlicht.example");

        Assert.Equal("TOO_MANY_REQUESTS", refused.Refusal!.Code);
        Assert.Equal(3600, refused.Refusal.Details["retryAfter"]);
        Assert.False(fromElsewhere.IsRefused);
        Assert.False(later.IsRefused);
    }
}
