using System.Text;
using SignupWeb.Customers.SecondFactor;
using Xunit;

namespace SignupTests.Customers.SecondFactor;

/// <summary>RFC 6238, appendix B, and the room around a step.</summary>
public sealed class TheSixDigits
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 10, TimeSpan.Zero);

    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void Are_those_of_the_standard(long seconds, string eightDigits)
    {
        var instant = DateTimeOffset.FromUnixTimeSeconds(seconds);

        Assert.Equal(eightDigits, Totp.CodeAt(Key, Totp.StepAt(instant), 8));
        Assert.Equal(eightDigits[2..], Totp.CodeAt(Key, Totp.StepAt(instant)));
        Assert.Equal(Totp.StepAt(instant), Totp.Match(Key, eightDigits[2..], instant));
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void May_be_one_step_early_or_late(int steps, bool accepted)
    {
        var shown = Totp.CodeAt(Key, Totp.StepAt(Noon) + steps);

        Assert.Equal(accepted ? Totp.StepAt(Noon) + steps : null, Totp.Match(Key, shown, Noon));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("\u0661\u0662\u0663\u0664\u0665\u0666")]
    public void Are_nothing_else(string typed) => Assert.Null(Totp.Match(Key, typed, Noon));

    [Fact]
    public void Come_from_a_key_that_apps_read_as_base32()
    {
        var phone = new AuthenticatorApp("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");

        Assert.Equal(Totp.CodeAt(Key, Totp.StepAt(Noon)), phone.ShowsAt(Noon));
    }
}
