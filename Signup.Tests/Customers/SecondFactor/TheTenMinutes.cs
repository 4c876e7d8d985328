using SignupTests.Signups;
using SignupTests.Support;
using Xunit;

namespace SignupTests.Customers.SecondFactor;

/// <summary>Who has given the password has ten minutes for the code.</summary>
[Collection(Shops.MovedClock)]
public sealed class TheTenMinutes
{
    [Fact]
    public async Task End_on_a_page_that_leads_back_to_the_start()
    {
        var (email, phone, _) = await Shops.Moved.RegisteredWithPhone();
        using var mara = new PlainBrowser(Shops.Moved);
        var asks = await (await mara.Open("/sign-in")).Press("Sign in", ("E-mail address", email), ("Password", Shops.Password));
        Assert.Equal("/sign-in/second-factor", asks.At);

        Shops.Moved.Time!.Advance(TimeSpan.FromMinutes(10));
        var late = await asks.Press("Sign in", ("Code", Shops.Moved.Shown(phone)));

        Assert.Equal("Sign in again", late.Heading);
        Assert.Equal("/sign-in", (await late.Follow("Sign in")).At);
    }
}
