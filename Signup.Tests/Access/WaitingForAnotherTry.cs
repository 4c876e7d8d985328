using Microsoft.Extensions.Logging.Abstractions;
using SignupTests.Support;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Web;
using Xunit;

namespace SignupTests.Access;

public sealed class WaitingForAnotherTry
{
    [Theory]
    [InlineData(15, "Too many tries. Wait 15 minutes.", "Zu viele Versuche. Warten Sie 15 Minuten.")]
    [InlineData(2, "Too many tries. Wait 2 minutes.", "Zu viele Versuche. Warten Sie 2 Minuten.")]
    [InlineData(1, "Too many tries. Wait 1 minute.", "Zu viele Versuche. Warten Sie 1 Minute.")]
    public async Task How_long_is_said_in_the_right_number(int minutes, string english, string german)
    {
        await using var database = await TestDatabase.Create();
        var throttle = new Throttle(new TryBook(NullLogger<TryBook>.Instance), database.Time);
        var limit = new Limit { Count = 1, Window = TimeSpan.FromMinutes(minutes) };
        throttle.Take(limit, "mara");

        var refusal = throttle.Take(limit, "mara")!;

        Assert.Equal(english, Speaking.In("en-IE", () => database.Get<Sentences>().Say(refusal)));
        Assert.Equal(german, Speaking.In("de-DE", () => database.Get<Sentences>().Say(refusal)));
    }
}
