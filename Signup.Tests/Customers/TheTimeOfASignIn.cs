using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Platform.Access;
using Xunit;
using Xunit.Abstractions;

namespace SignupTests.Customers;

/// <summary>
/// Passwords hashed as in earnest: how long a refused sign-in takes must not tell whether the address has an account. Without the
/// decoy an unknown address takes a twentieth of the time; the bounds are wide because other work goes on on the same machine.
/// </summary>
[Collection("Alone")]
public sealed class TheTimeOfASignIn(ITestOutputHelper output)
{
    private const int Tries = 60;
    private const string Known = "mara@hafenlicht.example";

    [Fact]
    public async Task Is_the_same_for_a_known_and_an_unknown_address()
    {
        await using var host = new AppHost();
        await host.Get<RegisterCustomer>().Run(new Registration(Known, "kran-elbe-mittwoch"), Origin.Unknown);
        using var http = new HttpClient { BaseAddress = new Uri(host.Url) };
        await Refused(http, Known);
        await Refused(http, "nobody@hafenlicht.example");
        List<double> known = [], unknown = [];

        for (var n = 0; n < Tries; n++)
        {
            var nobody = $"nobody{n.ToString(CultureInfo.InvariantCulture)}@hafenlicht.example";
            if (n % 2 == 0) { known.Add(await Refused(http, Known)); }
            unknown.Add(await Refused(http, nobody));
            if (n % 2 == 1) { known.Add(await Refused(http, Known)); }
        }

        var (k, u) = (Median(known), Median(unknown));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"A refused sign-in, median of {Tries}: known {k:0.0} ms, unknown {u:0.0} ms; difference {u - k:+0.0;-0.0} ms, {100 * (u - k) / k:+0.0;-0.0} %"));
        Assert.InRange(u / k, 0.67, 1.5);
    }

    private static async Task<double> Refused(HttpClient http, string email)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await http.PostAsJsonAsync("/api/sessions", new { email, password = "wrong-password" });
        var taken = watch.Elapsed.TotalMilliseconds;
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        return taken;
    }

    private static double Median(List<double> times)
    {
        times.Sort();
        return (times[(times.Count - 1) / 2] + times[times.Count / 2]) / 2;
    }
}

/// <summary>Measures, so nothing else of this suite runs beside it.</summary>
[CollectionDefinition("Alone", DisableParallelization = true)]
public sealed class MeasuredAlone;
