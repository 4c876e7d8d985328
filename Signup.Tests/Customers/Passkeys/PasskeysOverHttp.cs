using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SignupTests.Support;
using Xunit;

namespace SignupTests.Customers.Passkeys;

/// <summary>The endpoints the page's script talks to.</summary>
public sealed class PasskeysOverHttp : IDisposable
{
    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Shops.Open.Url) };

    public static TheoryData<string> Endpoints => ["/account/passkeys/options", "/account/passkeys", "/sign-in/passkey/options", "/sign-in/passkey"];

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Another_site_is_turned_away(string path)
    {
        foreach (var header in new (string Name, string Value)[] { ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://evil.example"), ("X-Nothing", "said") })
        {
            var response = await Post(path, "{}", header);

            Assert.Equal((HttpStatusCode.Forbidden, "CROSS_ORIGIN"), (response.StatusCode, (string?)(await Body(response))["code"]));
            Assert.False(response.Headers.Contains("Set-Cookie"));
        }
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task No_body_breaks_a_door(string path)
    {
        string[] bodies = ["", "null", "[]", "{}", "5", "{", "{\"credential\":5,\"password\":[]}", "{\"credential\":null}", "{\"credential\":{\"id\":{}}}", "{\"credential\":{\"id\":\"\\ud800\"},\"name\":\"\\u0000\",\"return\":\"//\",\"handOff\":\"x\"}", new string('[', 5000), "{\"password\":\"" + new string('a', 200_000) + "\"}"];
        foreach (var body in bodies)
        {
            var response = await Post(path, body, ("Sec-Fetch-Site", "same-origin"));

            Assert.InRange((int)response.StatusCode, 200, 499);
            if (!response.IsSuccessStatusCode) { Assert.NotNull((await Body(response))["code"]); }
        }
    }

    [Fact]
    public async Task A_visitor_cannot_add_one()
    {
        var response = await Post("/account/passkeys/options", "{}", ("Sec-Fetch-Site", "same-origin"));

        Assert.Equal((HttpStatusCode.Unauthorized, "UNAUTHORIZED"), (response.StatusCode, (string?)(await Body(response))["code"]));
    }

    [Fact]
    public async Task What_is_asked_is_kept_where_no_script_reads_it()
    {
        var response = await Post("/sign-in/passkey/options", "{}", ("Sec-Fetch-Site", "same-origin"));

        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain((string)(await Body(response))["challenge"]!, cookie, StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    public void Dispose() => http.Dispose();

    private static async Task<JsonNode> Body(HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

    private async Task<HttpResponseMessage> Post(string path, string body, (string Name, string Value) header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(header.Name, header.Value);
        return await http.SendAsync(request);
    }
}
