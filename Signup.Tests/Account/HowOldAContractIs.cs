using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using SignupWeb.Account;
using SignupWeb.Platform.Web;
using Xunit;

namespace SignupTests.Account;

public sealed class HowOldAContractIs
{
    private static readonly IStringLocalizer<AccountTexts> Texts = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<AccountTexts>>();

    [Theory]
    [InlineData(0, "today, 21 Nov 2026", "heute, 21. Nov. 2026")]
    [InlineData(1, "20 Nov 2026, one day old", "20. Nov. 2026, einen Tag alt")]
    [InlineData(12, "9 Nov 2026, 12 days old", "9. Nov. 2026, 12 Tage alt")]
    [InlineData(60, "22 Sept 2026, 60 days old", "22. Sept. 2026, 60 Tage alt")]
    [InlineData(61, "21 Sept 2026, 2 months old", "21. Sept. 2026, 2 Monate alt")]
    public void It_is_said_with_its_day(int days, string english, string german)
    {
        var now = new DateTimeOffset(2026, 11, 21, 0, 10, 0, TimeSpan.FromHours(1));
        var signed = now.AddDays(-days).AddMinutes(5);

        Assert.Equal(english, Speaking.In("en-IE", () => AccountWords.DayAndAge(signed, now, Texts)));
        Assert.Equal(german, Speaking.In("de-DE", () => AccountWords.DayAndAge(signed, now, Texts)));
    }
}
