using SignupWeb.Customers;
using SignupWeb.Kernel;
using Xunit;
using Xunit.Abstractions;

namespace SignupTests.Customers;

/// <summary>All limits as they are delivered: the limit on registrations stands before the budget, and tells nothing.</summary>
public sealed class ProbingWithTheDefaultLimits(ITestOutputHelper output) : CustomerWorld
{
    [Fact]
    public async Task Ten_registrations_an_hour_are_answered_five_of_them_openly()
    {
        await Registered(password: MarasPassword);
        Time.Advance(TimeSpan.FromHours(1));
        List<Result<Registered>> answers = [];

        for (var n = 0; n < 1000; n++) { answers.Add(await Register()); }

        var (told, byMail, refused) = (answers.Count(a => a.Refusal?.Code == "EMAIL_EXISTS"), answers.Count(a => !a.IsRefused), answers.Count(a => a.Refusal?.Code == "TOO_MANY_REQUESTS"));
        output.WriteLine($"1000 probes within an hour, default limits: {told} EMAIL_EXISTS, {byMail} by mail, {refused} TOO_MANY_REQUESTS");
        Assert.Equal((5, 5, 990), (told, byMail, refused));
    }

    [Fact]
    public async Task The_limit_on_registrations_is_the_same_for_taken_and_free_addresses()
    {
        await Registered();
        for (var n = 0; n < 9; n++) { await Register(); }

        var (taken, free) = (await Register(), await Register("jonas@hafenlicht.example"));

        Assert.Equal("TOO_MANY_REQUESTS", taken.Refusal!.Code);
        Assert.Equal((taken.Refusal.Message, taken.Refusal.Details["retryAfter"]), (free.Refusal!.Message, free.Refusal.Details["retryAfter"]));
    }
}
