using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Access;

namespace SignupBench.Support;

/// <summary>Browsers' cookies, and the pages they are on.</summary>
internal static partial class Visitor
{
    /// <summary>Somebody who has just chosen a plan.</summary>
    public static async Task<(string Path, CookieContainer Cookies)> AtTheRegisterStep(Uri shop)
    {
        var cookies = new CookieContainer();
        using var handler = new SocketsHttpHandler { CookieContainer = cookies };
        using var http = new HttpClient(handler) { BaseAddress = shop };
        var plan = PlanId().Match(await http.GetStringAsync("/api/plans")).Groups["id"].Value;
        using var form = new FormUrlEncodedContent([new("planId", plan), new("cycle", "Monthly"), new("country", "DE")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/signup/start") { Content = form, Headers = { { "Sec-Fetch-Site", "same-origin" } } };
        using var page = await http.SendAsync(request);
        return (page.EnsureSuccessStatusCode().RequestMessage!.RequestUri!.AbsolutePath, cookies);
    }

    /// <summary>Somebody who looks at the order they placed.</summary>
    public static async Task<(string Path, CookieContainer Cookies)> WithAnOrder(Shop shop)
    {
        using var customer = new Headless(shop.Url);
        await customer.Order();
        var session = await shop.Get<Sessions>().Start(Guid.Parse(customer.CustomerId), SessionKind.Cookie, new Origin("192.0.2.7", "192.0.2.0/24", "Bench"));
        var options = shop.Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SessionCookie.Scheme);
        var cookies = new CookieContainer();
        cookies.Add(shop.Url, new Cookie(options.Cookie.Name!, options.TicketDataFormat.Protect(new AuthenticationTicket(session!.Principal, SessionCookie.Scheme))));
        return ($"/orders/{customer.OrderReference}", cookies);
    }

    [GeneratedRegex("\"planId\":\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlanId();
}
