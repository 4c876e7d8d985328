using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Contracts.Ending;
using SignupWeb.Kernel;
using Xunit;

namespace SignupTests.Contracts;

/// <summary>For consumers, until the midnight after the last day on the shop's clock, to the millisecond.</summary>
public sealed class TheTimeToWithdraw
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private static readonly Party Consumer = Sample.Mara with { Company = null };

    /// <summary>Late on 21 November in Berlin, still the 21st in London.</summary>
    private static readonly DateTimeOffset Signed = new(2026, 11, 21, 22, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, "WITHDRAWAL_OVER")]
    [InlineData(1, "WITHDRAWAL_OVER")]
    public void Ends_at_midnight_after_the_fourteenth_day(int milliseconds, string? refused)
    {
        var midnight = new DateTimeOffset(2026, 12, 6, 0, 0, 0, TimeSpan.FromHours(1));
        Assert.Equal(midnight, WithdrawalRight.EndsAt(Contract(new(WithdrawalDays: 14)), Berlin));
        Assert.Equal(refused, WithdrawalRight.WhyNot(Contract(new(WithdrawalDays: 14)), midnight.AddMilliseconds(milliseconds), Berlin)?.Code);
    }

    [Theory]
    [InlineData("DE", null, null, 14)]
    [InlineData("GB", null, null, 14)]
    [InlineData("CH", null, null, 0)]
    [InlineData("US", null, null, 0)]
    [InlineData("DE", "Hafenlicht GmbH", null, 0)]
    [InlineData("DE", null, "DE123456789", 0)]
    public void Is_for_consumers_in_countries_whose_law_gives_it(string country, string? company, string? taxId, int days)
    {
        var offer = new WithdrawalOptions().For(Sample.Team() with { Ends = new(WithdrawalDays: 14) }, Consumer with { Country = country, Company = company, TaxId = taxId });
        Assert.Equal(days, offer.Ends!.WithdrawalDays);
        Assert.Equal(days > 0, ContractText.Compose(offer, Consumer, "Northwind").ToString().Contains("withdraw within 14 days", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_agreed_to_before_it_was_written_down_keeps_the_fourteen_days_its_text_gives_everybody()
    {
        Assert.Null(WithdrawalRight.WhyNot(Contract(null), Signed.AddDays(13), Berlin));
        Assert.Equal(0, WithdrawalRight.Used(Contract(null), Signed.AddDays(13)).Days);
        Assert.Equal(new UsedDays(13, 30, 30), WithdrawalRight.Used(Contract(new(WithdrawalDays: 14), asked: true), Signed.AddDays(13).AddHours(23)));
    }

    [Theory]
    [InlineData(0, 0, 0, 1)]
    [InlineData(0, 30, 0, 1)]
    [InlineData(0, 30, 1, 2)]
    [InlineData(12, 0, 0, 12)]
    [InlineData(12, 30, 340, 13)]
    public void Notice_ends_it_with_the_first_period_that_satisfies_both(int minimum, int notice, int afterDays, int months)
    {
        var start = new DateTimeOffset(2026, 10, 31, 9, 0, 0, TimeSpan.Zero);
        var now = start.AddDays(afterDays);
        var paidUntil = Enumerable.Range(1, 24).Select(n => start.AddMonths(n)).First(end => end > now);
        Assert.Equal(start.AddMonths(months), new EndTerms(minimum, notice).Ends(now, start, paidUntil, start, BillingCycle.Monthly).First());
    }

    [Fact]
    public void By_the_year_it_ends_with_a_year()
    {
        var start = new DateTimeOffset(2028, 2, 29, 9, 0, 0, TimeSpan.Zero);
        Assert.Equal(start.AddYears(2), new EndTerms(18, 14).Ends(start.AddDays(5), start, start.AddYears(1), start, BillingCycle.Yearly).First());
    }

    [Fact]
    public void After_the_first_end_comes_that_of_every_period()
    {
        var start = new DateTimeOffset(2026, 10, 31, 9, 0, 0, TimeSpan.Zero);
        Assert.Equal([start.AddMonths(2), start.AddMonths(3), start.AddMonths(4)], new EndTerms(2).Ends(start, start, start.AddMonths(1).AddSeconds(4), start, BillingCycle.Monthly).Take(3));
    }

    private static Contract Contract(EndTerms? ends, bool asked = false) => SignupWeb.Contracts.Contract.Sign(
        new AgreedTerms { Offer = Sample.Team() with { Ends = ends }, Party = Consumer, Text = ContractText.Compose(Sample.Team(), Consumer, "Northwind"), StartAskedAt = asked ? Signed : null },
        1,
        Signed);
}
