using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SignupTests.Support;
using SignupWeb.Customers.SecondFactor;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Customers.SecondFactor;

/// <summary>A program signs in for a person with a phone; an administrator helps one who lost it.</summary>
[Collection(Shops.MovedClock)]
public sealed class TwoFactorOverHttp : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = new Uri(Shops.Moved.Url) };

    [Fact]
    public async Task The_right_password_alone_is_SECOND_FACTOR_NEEDED()
    {
        var (email, _, _) = await TwoFactorIsOn();

        Assert.Equal((HttpStatusCode.Unauthorized, "SECOND_FACTOR_NEEDED"), await Post(new { email, password = Shops.Password }));
        Assert.Equal((HttpStatusCode.Unauthorized, "INVALID_CREDENTIALS"), await Post(new { email, password = "wrong-password" }));
    }

    [Fact]
    public async Task A_wrong_code_is_CODE_INVALID_and_the_right_one_gives_a_token_once()
    {
        var (email, _, phone) = await TwoFactorIsOn();
        var code = Shops.Moved.ShownNext(phone);

        Assert.Equal((HttpStatusCode.Unauthorized, "CODE_INVALID"), await Post(new { email, password = Shops.Password, code = "000000" }));
        Assert.Equal((HttpStatusCode.OK, null), await Post(new { email, password = Shops.Password, code }));
        Assert.Equal((HttpStatusCode.Unauthorized, "CODE_INVALID"), await Post(new { email, password = Shops.Password, code }));
    }

    [Fact]
    public async Task A_code_that_nobody_asked_for_does_no_harm()
    {
        var (email, _) = await Shops.Moved.Registered();

        Assert.Equal((HttpStatusCode.OK, null), await Post(new { email, password = Shops.Password, code = "000000" }));
    }

    [Fact]
    public async Task Too_many_wrong_codes_are_429_with_the_time_to_wait()
    {
        var (email, _, _) = await TwoFactorIsOn();
        for (var n = 0; n < 5; n++) { await Post(new { email, password = Shops.Password, code = "000000" }); }

        var answer = await http.PostAsJsonAsync("/api/sessions", new { email, password = Shops.Password, code = "000000" });

        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromMinutes(15)), (answer.StatusCode, answer.Headers.RetryAfter!.Delta));
    }

    [Fact]
    public async Task The_OpenAPI_document_tells_about_the_code()
    {
        var document = JsonNode.Parse(await http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)))!;

        Assert.Contains("SECOND_FACTOR_NEEDED", document["paths"]!["/api/sessions"]!["post"]!["description"]!.ToString(), StringComparison.Ordinal);
        Assert.NotNull(document["paths"]!["/api/customers/{id}/second-factor/reset"]!["post"]);
    }

    [Fact]
    public async Task An_administrator_resets_the_second_factor_and_nobody_else()
    {
        var (email, id, _) = await TwoFactorIsOn();
        var reset = $"/api/customers/{id}/second-factor/reset";

        var visitor = await http.PostAsJsonAsync(reset, new { reason = "Lost" });
        var nobody = await (await Administrator()).PostAsJsonAsync($"/api/customers/{Guid.NewGuid()}/second-factor/reset", new { reason = "Lost" });
        var silent = await (await Administrator()).PostAsJsonAsync(reset, new { });
        var done = await (await Administrator()).PostAsJsonAsync(reset, new { reason = "Lost" });

        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.NotFound, HttpStatusCode.BadRequest, HttpStatusCode.NoContent], [visitor.StatusCode, nobody.StatusCode, silent.StatusCode, done.StatusCode]);
        Assert.Equal((HttpStatusCode.OK, null), await Post(new { email, password = Shops.Password }));
    }

    public void Dispose() => http.Dispose();

    private async Task<(HttpStatusCode Status, string? Code)> Post(object body)
    {
        var answer = await http.PostAsJsonAsync("/api/sessions", body);
        return (answer.StatusCode, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]);
    }

    private static async Task<(string Email, Guid Id, AuthenticatorApp Phone)> TwoFactorIsOn()
    {
        var (email, _) = await Shops.Moved.Registered();
        _ = EmailAddress.TryParse(email, out var address);
        await using var db = Shops.Moved.Open();
        var id = (await db.LoginOf(address))!.Id;
        var me = Actor.Of((await Shops.Moved.Get<Sessions>().Start(id, SessionKind.Cookie, Origin.Unknown))!.Principal);
        var phone = new AuthenticatorApp((await Shops.Moved.Get<SetUpAuthenticator>().Run(me, Shops.Password)).Value.Key);
        Assert.False((await Shops.Moved.Get<ConfirmAuthenticator>().Run(me, Shops.Moved.Shown(phone))).IsRefused);
        return (email, id, phone);
    }

    private async Task<HttpClient> Administrator()
    {
        var session = await Shops.Moved.Get<UnitOfWork>().Run(db =>
        {
            _ = EmailAddress.TryParse($"{Guid.NewGuid():N}@northwind.example", out var email);
            var login = Logins.Make(email, Role.Admin, "Ana", null);
            db.Add(login);
            return Task.FromResult(Shops.Moved.Get<Sessions>().Start(db, login, SessionKind.Bearer, Origin.Unknown));
        });
        var client = new HttpClient { BaseAddress = http.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.Token);
        return client;
    }
}
