using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Plans;
using SignupWeb.Platform.Data;
using SignupWeb.Signups;
using Xunit;

namespace SignupTests.Signups;

/// <summary>Nobody is known yet when a sign-up begins: there are not many from one network, none from nowhere, and none stays that came to nothing.</summary>
public sealed class BeginningManySignups : IDisposable
{
    private readonly AppHost shop = new(new ManualTime(DateTimeOffset.UtcNow), settings: [new("Limits:Start:Count", "3")]);

    [Fact]
    public async Task Are_refused_beyond_the_limit_of_their_network_and_go_once_they_are_over()
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(shop.Url) };
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var plan = (await shop.Get<PlanCatalogue>().Current())[0].Plan.Id.ToString();

        // a country nobody knows counts for nothing and is not kept, however long it is
        Assert.Contains("COUNTRY_UNKNOWN", await (await Program(http, plan, new string('x', 900_000))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("/?problem=COUNTRY_UNKNOWN", (await Form(http, plan, new string('y', 20_000))).Headers.Location!.ToString().Split('&')[0]);
        Assert.Empty(await shop.All<Signup>());

        for (var n = 0; n < 3; n++) { Assert.Equal(HttpStatusCode.Created, (await Program(http, plan, "DE")).StatusCode); }
        foreach (var refused in new[] { await Program(http, plan, "DE"), await Form(http, plan, "DE") })
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.True(refused.Headers.RetryAfter!.Delta > TimeSpan.FromMinutes(1));
        }

        var kept = shop.Get<IEnumerable<IKeptForATime>>().OfType<ForgetUnowned>().Single();
        Assert.Equal(3, await Left(kept));
        shop.Time!.Advance(SignupExpiry.After + TimeSpan.FromMinutes(1));
        await Eventually.Hold(async () => (await shop.All<Signup>()).TrueForAll(s => !s.IsOpen), "all expired");
        shop.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, await Left(kept));
    }

    public void Dispose() => shop.Dispose();

    private async Task<int> Left(ForgetUnowned kept)
    {
        await shop.Get<UnitOfWork>().Run(async db => await kept.Forget(db, shop.Time!.GetUtcNow(), 100, default));
        await using var left = shop.Open();
        return await left.Set<Signup>().CountAsync();
    }

    private static Task<HttpResponseMessage> Program(HttpClient http, string plan, string country) => http.PostAsJsonAsync("/api/signups", new { planId = plan, billingCycle = "monthly", country });

    private static async Task<HttpResponseMessage> Form(HttpClient http, string plan, string country)
    {
        using var content = new FormUrlEncodedContent([new("planId", plan), new("cycle", "monthly"), new("country", country)]);
        return await http.PostAsync("/signup/start", content);
    }
}
