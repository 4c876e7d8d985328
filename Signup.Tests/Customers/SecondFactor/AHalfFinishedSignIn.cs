using Microsoft.AspNetCore.Http;
using SignupWeb.Customers;
using Xunit;

namespace SignupTests.Customers.SecondFactor;

/// <summary>The cookie between password and code.</summary>
public sealed class AHalfFinishedSignIn : SecondFactorWorld
{
    private static readonly Proof Proof = new(Guid.Parse("bbbbbbbb-0000-7000-8000-000000000001"), "stamp", IsStrong: false);

    [Fact]
    public void Is_remembered_for_ten_minutes()
    {
        var cookie = Remembered();

        Time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        var inTime = Read(cookie);
        Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((Proof.LoginId, "stamp", "/help", "sealed"), (inTime!.LoginId, inTime.Stamp, inTime.Return, inTime.HandOff));
        Assert.Null(Read(cookie));
    }

    [Fact]
    public void Cannot_be_made_up()
    {
        var cookie = Remembered();

        Assert.Null(Read(cookie[..^4] + "AAAA"));
        Assert.Null(Read("__Host-signup-half=made-up"));
        Assert.Null(Read(string.Empty));
    }

    private string Remembered()
    {
        var http = new DefaultHttpContext();
        Db.Get<PendingSignIns>().Remember(http, Proof, "/help", "sealed");
        return http.Response.Headers.SetCookie.ToString().Split(';')[0];
    }

    private PendingSignIn? Read(string cookie)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Cookie = cookie;
        return Db.Get<PendingSignIns>().Read(http);
    }
}
