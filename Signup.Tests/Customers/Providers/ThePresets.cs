using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Platform.Access.Providers;
using Xunit;

namespace SignupTests.Customers.Providers;

/// <summary>A shop with all four presets, and one provider more, that talks to a stand-in for them. Its clock is a month behind: only by that clock are the tokens fresh.</summary>
public sealed class PresetShops : IAsyncLifetime
{
    public const string Tenant = "72f988bf-0000-41af-91ab-2d7cd011db47";

    public FakeProvider Fake { get; } = new();

    public ECDsa AppleKey { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public AppHost App { get; private set; } = null!;

    public Task InitializeAsync()
    {
        App = new AppHost(new ManualTime(DateTimeOffset.UtcNow.AddDays(-30)), settings:
        [
            .. new[] { "google", "entra", "apple", "facebook", "moving" }.SelectMany(name => Of(name, ("ClientId", "signup"), ("ClientSecret", "secret"))),
            .. new[] { "google", "entra", "apple", "moving" }.SelectMany(name => Of(name, ("Authority", Fake.IssuerOf(name)))),
            .. Of("apple", ("TeamId", "TEAM123456"), ("KeyId", "KEY1234567"), ("PrivateKey", AppleKey.ExportPkcs8PrivateKeyPem().Replace("\n", "\\n", StringComparison.Ordinal))),
            .. Of("facebook", ("AuthorizationEndpoint", Fake.Address + "/auth"), ("TokenEndpoint", Fake.Address + "/token"), ("UserInfoEndpoint", Fake.Address + "/me?fields=id,email,first_name,last_name")),
        ]);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await Fake.DisposeAsync();
        AppleKey.Dispose();
    }

    private static IEnumerable<KeyValuePair<string, string>> Of(string name, params (string Key, string Value)[] settings) => settings.Select(s => KeyValuePair.Create($"Access:Providers:{name}:{s.Key}", s.Value));
}

/// <summary>Entra, Google, Apple and Facebook: where each leads to, and what each says that OpenID Connect does not.</summary>
public sealed class ThePresets : IClassFixture<PresetShops>
{
    private readonly string key = Guid.NewGuid().ToString("N");
    private readonly PresetShops shops;
    private string nonce = string.Empty;

    public ThePresets(PresetShops shops)
    {
        this.shops = shops;
        (Fake.Status, Fake.Me, Fake.Token) = (200, "{}", FakeProvider.AccessToken);
    }

    private AppHost App => shops.App;

    private FakeProvider Fake => shops.Fake;

    [Theory]
    [InlineData("google", "https://accounts.google.com")]
    [InlineData("entra", $"https://login.microsoftonline.com/{PresetShops.Tenant}/v2.0")]
    [InlineData("apple", "https://appleid.apple.com")]
    [InlineData("facebook", null)]
    public void Each_but_Facebook_publishes_its_endpoints_and_keys_at_its_own_address(string name, string? address)
    {
        var settings = new ProviderSettings { Tenant = PresetShops.Tenant };

        Assert.Equal(address, new Provider(name, settings, ProviderPreset.Of(name, settings)).Authority);
    }

    [Fact]
    public void Facebook_has_endpoints_that_are_known()
    {
        var preset = ProviderPreset.Of("facebook", new ProviderSettings());

        Assert.Equal(("https://www.facebook.com/v23.0/dialog/oauth", "https://graph.facebook.com/v23.0/oauth/access_token", "https://graph.facebook.com/v23.0/me?fields=id,email,first_name,last_name"), (preset.AuthorizationEndpoint, preset.TokenEndpoint, preset.UserInfoEndpoint));
    }

    [Theory]
    [InlineData("google", "openid profile email")]
    [InlineData("entra", "openid profile email")]
    [InlineData("apple", "name email")]
    [InlineData("facebook", "public_profile email")]
    public async Task Each_is_asked_with_state_PKCE_and_the_way_back(string name, string scope)
    {
        using var traveller = new Traveller(App.Url, "-");

        var led = await traveller.Redirect(new Uri($"{App.Url}/sign-in/with/{name}"));

        var question = QueryHelpers.ParseQuery(led.Query);
        Assert.Equal(Fake.Address + "/auth", led.GetLeftPart(UriPartial.Path));
        Assert.Equal([scope, "code", "S256", $"{App.Url}/sign-in/with/{name}/callback"], new[] { "scope", "response_type", "code_challenge_method", "redirect_uri" }.Select(q => question[q].ToString()), StringComparer.Ordinal);
        Assert.Equal(name == "apple", question.GetValueOrDefault("response_mode", StringValues.Empty) == "form_post");
        Assert.Equal(name != "facebook", question.ContainsKey("nonce"));
        Assert.NotEmpty(question["state"].ToString());
    }

    [Fact]
    public async Task Facebook_is_asked_with_a_proof_and_never_vouches_for_an_address()
    {
        Fake.Me = $$"""{"id":"{{key}}","email":"mara.f@hafenlicht.example","first_name":"Mara","last_name":"Lindqvist","email_verified":true}""";

        var (answer, _) = await SignIn("facebook");

        Assert.Equal("/sign-in/with/facebook/done", answer);
        Assert.Equal((CustomerStatus.Unverified, "Mara", "Lindqvist"), await Made("mara.f@hafenlicht.example"));
        var proof = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes("secret"), Encoding.UTF8.GetBytes("an-access-token")));
        Assert.Equal($"?fields=id,email,first_name,last_name&appsecret_proof={proof}", Fake.Asked);
        Assert.True(Fake.Form.ContainsKey("code_verifier"));
    }

    [Fact]
    public async Task Apple_posts_its_answer_across_sites_with_the_name_beside_the_code()
    {
        Fake.Token = () => Fake.WithIdToken(Claims(Fake.IssuerOf("apple"), "mara.a@hafenlicht.example", emailVerified: "true"));

        var (answer, cookie) = await SignIn("apple", post: true, user: """{"name":{"firstName":"Mara","lastName":"Lindqvist"},"email":"mallory@elsewhere.example"}""");

        Assert.Equal("/sign-in/with/apple/done", answer);
        Assert.Equal((CustomerStatus.Verified, "Mara", "Lindqvist"), await Made("mara.a@hafenlicht.example"));
        Assert.Contains("samesite=none", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Apple_gets_a_secret_signed_with_the_private_key_for_some_minutes()
    {
        Fake.Token = () => Fake.WithIdToken(Claims(Fake.IssuerOf("apple"), "mara.s@hafenlicht.example", emailVerified: true));

        await SignIn("apple", post: true);

        var parts = Fake.Form["client_secret"].Split('.');
        using var shown = ECDsa.Create(shops.AppleKey.ExportParameters(includePrivateParameters: false));
        Assert.True(shown.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), WebEncoders.Base64UrlDecode(parts[2]), HashAlgorithmName.SHA256));
        var (header, body) = (JsonDocument.Parse(WebEncoders.Base64UrlDecode(parts[0])).RootElement, JsonDocument.Parse(WebEncoders.Base64UrlDecode(parts[1])).RootElement);
        Assert.Equal(("ES256", "KEY1234567"), (header.GetProperty("alg").GetString(), header.GetProperty("kid").GetString()));
        Assert.Equal(("TEAM123456", "signup", Fake.IssuerOf("apple")), (body.GetProperty("iss").GetString(), body.GetProperty("sub").GetString(), body.GetProperty("aud").GetString()));
        Assert.InRange(body.GetProperty("exp").GetInt64() - body.GetProperty("iat").GetInt64(), 60, 900);
    }

    [Fact]
    public async Task Apple_saying_no_is_a_refusal_like_any_other()
    {
        var (answer, _) = await SignIn("apple", post: true, error: "user_cancelled_authorize");

        Assert.Equal("/sign-in?problem=PROVIDER_DENIED.apple", answer);
    }

    [Theory]
    [InlineData("iss", "https://elsewhere.example")]
    [InlineData("aud", "another-shop")]
    [InlineData("nonce", "another-question")]
    [InlineData("sub", "")]
    [InlineData("exp", 1_000_000L)]
    [InlineData("exp", "soon")]
    public async Task An_id_token_that_is_not_for_us_and_for_now_signs_nobody_in(string claim, object value)
    {
        var email = $"{key}@hafenlicht.example";
        Fake.Token = () =>
        {
            var claims = Claims(Fake.IssuerOf("apple"), email, emailVerified: true);
            claims[claim] = value;
            return Fake.WithIdToken(claims);
        };

        var (answer, _) = await SignIn("apple", post: true);

        Assert.Matches("^/sign-in\\?problem=PROVIDER_(FAILED|EXPIRED)\\.apple$", answer);
        Assert.DoesNotContain(await App.All<Customer>(), c => c.Email.Value == email);
    }

    [Fact]
    public Task An_id_token_signed_with_another_key_signs_nobody_in() => IsRefused(FakeProvider.NewKey(Fake.Key.KeyId));

    [Fact]
    public Task An_id_token_signed_with_a_key_nobody_published_signs_nobody_in() => IsRefused(FakeProvider.NewKey("unknown"));

    [Fact]
    public Task An_id_token_without_a_signature_signs_nobody_in() => IsRefused(null);

    [Fact]
    public async Task A_provider_that_changes_its_keys_is_read_again()
    {
        Fake.Token = () => Fake.WithIdToken(Claims(Fake.IssuerOf("moving"), null));
        Fake.Me = $$"""{"sub":"{{key}}","email":"{{key}}@hafenlicht.example","email_verified":true}""";
        Assert.Equal("/sign-in/with/moving/done", (await SignIn("moving")).Answer);
        var before = Fake.Key;

        Fake.Key = FakeProvider.NewKey("second");

        Assert.Equal("/sign-in/with/moving/done", (await SignIn("moving")).Answer);
        Fake.Token = () => FakeProvider.WithIdToken(Claims(Fake.IssuerOf("moving"), null), before);
        Assert.Equal("/sign-in?problem=PROVIDER_FAILED.moving", (await SignIn("moving")).Answer);
    }

    [Theory]
    [InlineData("""{"access_token":"t"}""", 200, "FAILED")]
    [InlineData("""{"access_token":"t","id_token":"a.b"}""", 200, "FAILED")]
    [InlineData("""{"access_token":"t","id_token":"e30.!!!.c2ln"}""", 200, "FAILED")]
    [InlineData("""{"token_type":"bearer"}""", 200, "FAILED")]
    [InlineData("[]", 200, "FAILED")]
    [InlineData("<html>", 200, "FAILED")]
    [InlineData("", 200, "FAILED")]
    [InlineData("""{"error":"invalid_client"}""", 401, "FAILED")]
    [InlineData("""{"error":"invalid_grant"}""", 400, "EXPIRED")]
    [InlineData("""{"error":5}""", 400, "FAILED")]
    [InlineData("Bad gateway", 502, "UNREACHABLE")]
    [InlineData("", 503, "UNREACHABLE")]
    public async Task A_bad_answer_of_the_token_endpoint_is_told_and_breaks_nothing(string body, int status, string code)
    {
        (Fake.Token, Fake.Status) = (() => body, status);

        var (answer, _) = await SignIn("google");

        Assert.Equal($"/sign-in?problem=PROVIDER_{code}.google", answer);
    }

    [Fact]
    public async Task Google_says_itself_whether_the_address_was_checked()
    {
        Fake.Token = () => Fake.WithIdToken(Claims(Fake.IssuerOf("google"), null));
        Fake.Me = $$"""{"sub":"{{key}}","email":"mara.g@hafenlicht.example","email_verified":true,"given_name":"Mara","family_name":"Lindqvist"}""";

        await SignIn("google");

        Assert.Equal((CustomerStatus.Verified, "Mara", "Lindqvist"), await Made("mara.g@hafenlicht.example"));
    }

    [Fact]
    public async Task Userinfo_about_another_person_is_not_believed()
    {
        Fake.Token = () => Fake.WithIdToken(Claims(Fake.IssuerOf("google"), null));
        Fake.Me = """{"sub":"somebody-else","email":"mara.x@hafenlicht.example","email_verified":true}""";

        Assert.Equal("/sign-in?problem=PROVIDER_FAILED.google", (await SignIn("google")).Answer);
    }

    [Theory]
    [InlineData(null, CustomerStatus.Unverified)]
    [InlineData(1, CustomerStatus.Verified)]
    [InlineData(0, CustomerStatus.Unverified)]
    public async Task Entra_vouches_for_an_address_only_where_the_directory_owns_its_domain(int? owned, CustomerStatus status)
    {
        Fake.Token = () =>
        {
            var claims = Claims($"https://login.microsoftonline.com/{PresetShops.Tenant}/v2.0", $"mara.e{owned}@hafenlicht.example", emailVerified: true);
            claims["tid"] = PresetShops.Tenant;
            if (owned is { } yes) { claims["xms_edov"] = yes; }
            return Fake.WithIdToken(claims);
        };
        Fake.Me = $$"""{"sub":"{{key}}","given_name":"Mara","family_name":"Lindqvist"}""";

        await SignIn("entra");

        Assert.Equal((status, "Mara", "Lindqvist"), await Made($"mara.e{owned}@hafenlicht.example"));
    }

    [Theory]
    [InlineData("Mara Sofia Lindqvist", "Mara Sofia", "Lindqvist")]
    [InlineData("Mara", "Mara", "")]
    [InlineData("  \u202eMara\u0000 ", "Mara", "")]
    public void A_name_in_one_piece_is_parted_and_cleaned(string name, string first, string last)
    {
        var provider = new Provider("any", new ProviderSettings(), ProviderPreset.None);

        var who = ProviderClaims.Read(provider, [JsonSerializer.SerializeToElement(new { id = 42, name })]);

        Assert.Equal(("42", first, last, false), (who.Key, who.FirstName, who.LastName, who.EmailIsVerified));
    }

    /// <summary>The same claims are believed when the provider's own key signs them, and not when this one does.</summary>
    private async Task IsRefused(RsaSecurityKey? signer)
    {
        Fake.Token = () => FakeProvider.WithIdToken(Claims(Fake.IssuerOf("apple"), $"{key}@hafenlicht.example", emailVerified: true), signer);
        Assert.Equal("/sign-in?problem=PROVIDER_FAILED.apple", (await SignIn("apple", post: true)).Answer);
        Assert.DoesNotContain(await App.All<Customer>(), c => c.Email.Value == $"{key}@hafenlicht.example");

        Fake.Token = () => Fake.WithIdToken(Claims(Fake.IssuerOf("apple"), $"{key}@hafenlicht.example", emailVerified: true));
        Assert.Equal("/sign-in/with/apple/done", (await SignIn("apple", post: true)).Answer);
    }

    private Dictionary<string, object?> Claims(string issuer, string? email, object? emailVerified = null) => new(StringComparer.Ordinal)
    {
        ["iss"] = issuer, ["aud"] = "signup", ["sub"] = key, ["nonce"] = nonce, ["exp"] = App.Time!.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds(), ["email"] = email, ["email_verified"] = emailVerified,
    };

    /// <summary>Leaves for the provider and comes back with a code; keeps cookies by hand, as an https browser would. Answers where the callback leads to, and the correlation cookie as it was set.</summary>
    private async Task<(string Answer, string Cookie)> SignIn(string name, bool post = false, string? user = null, string? error = null)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(App.Url) };
        using var left = await http.GetAsync(new Uri($"/sign-in/with/{name}", UriKind.Relative));
        var question = QueryHelpers.ParseQuery(left.Headers.Location!.Query);
        nonce = question.GetValueOrDefault("nonce", StringValues.Empty).ToString();
        var correlation = left.Headers.GetValues("Set-Cookie").Single();
        var answer = new Dictionary<string, string?>(StringComparer.Ordinal) { ["state"] = question["state"], [error is null ? "code" : "error"] = error ?? "a-code" };
        if (user is not null) { answer["user"] = user; }
        var path = $"/sign-in/with/{name}/callback";
        using var request = post ? new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(answer!) } : new HttpRequestMessage(HttpMethod.Get, QueryHelpers.AddQueryString(path, answer));
        request.Headers.Add("Cookie", Pair(correlation));
        using var back = await http.SendAsync(request);
        var leadsTo = back.Headers.Location!.OriginalString;
        if (!leadsTo.EndsWith("/done", StringComparison.Ordinal)) { return (leadsTo, correlation); }
        using var done = new HttpRequestMessage(HttpMethod.Get, leadsTo);
        done.Headers.Add("Cookie", string.Join("; ", back.Headers.GetValues("Set-Cookie").Where(c => c.StartsWith("signup-provider=", StringComparison.Ordinal)).Select(Pair)));
        using var last = await http.SendAsync(done);
        Assert.Equal(HttpStatusCode.RedirectMethod, last.StatusCode);
        return (leadsTo, correlation);
    }

    private async Task<(CustomerStatus Status, string First, string Last)> Made(string email)
    {
        var customer = (await App.All<Customer>()).Single(c => c.Email.Value == email);
        return (customer.Status, customer.Profile.FirstName, customer.Profile.LastName);
    }

    private static string Pair(string setCookie) => setCookie.Split(';')[0];
}
