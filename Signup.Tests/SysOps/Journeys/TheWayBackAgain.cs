using Microsoft.Extensions.DependencyInjection;
using SignupTests.SysOps.People;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Signups;
using Xunit;

namespace SignupTests.SysOps.Journeys;

/// <summary>How often staff may write to one customer about one sign-up.</summary>
[Collection("People pages")]
public sealed class TheWayBackAgain(PeopleHost people)
{
    [Fact]
    public async Task Is_mailed_three_times_an_hour_and_not_without_end()
    {
        var miriam = await people.Miriam();
        using var scope = people.Host.Services.CreateScope();
        var (sue, codes) = (new Actor(Guid.NewGuid(), Role.Support, null, "Sue"), new List<string?>());

        for (var i = 0; i < 4; i++) { codes.Add((await scope.ServiceProvider.GetRequiredService<SendWayBack>().Run(sue, miriam.Signup.Id)).Refusal?.Code); }

        Assert.Equal([null, null, null, "TOO_MANY_REQUESTS"], codes, StringComparer.Ordinal);
    }
}
