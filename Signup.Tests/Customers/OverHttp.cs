using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Customers;

/// <summary>The customers' part of the HTTP API on the real host.</summary>
public sealed class OverHttp : IDisposable
{
    private const string Password = Shops.Password;

    private static readonly Actor Ana = new(Guid.Parse("aaaaaaaa-0000-7000-8000-000000000001"), Role.Admin, null, "Ana");

    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Shops.Open.Url) };

    [Fact]
    public async Task Registering_answers_201_with_the_id_and_what_to_do_next()
    {
        var response = await http.PostAsJsonAsync("/api/customers", new { email = Shops.NewAddress(), password = Password });

        var body = await Body(response);
        Assert.Equal((HttpStatusCode.Created, "unverified"), (response.StatusCode, (string?)body["status"]));
        Assert.Contains("e-mail", (string?)body["message"], StringComparison.Ordinal);
        Assert.True(Guid.TryParse((string?)body["customerId"], out _));
    }

    [Fact]
    public async Task The_version_of_the_terms_that_was_agreed_to_is_kept_and_another_than_the_one_in_force_refused()
    {
        var terms = await Body(await http.GetAsync("/api/terms"));
        var (agreed, silent) = (Shops.NewAddress(), Shops.NewAddress());

        var old = await http.PostAsJsonAsync("/api/customers", new { email = agreed, password = Password, termsVersion = "1999-01" });
        Assert.Equal((HttpStatusCode.BadRequest, "TERMS_VERSION_UNKNOWN"), (old.StatusCode, (string?)(await Body(old))["code"]));
        await http.PostAsJsonAsync("/api/customers", new { email = agreed, password = Password, termsVersion = (string?)terms["version"] });
        await http.PostAsJsonAsync("/api/customers", new { email = silent, password = Password });

        Assert.EndsWith("/terms", (string?)terms["termsUrl"], StringComparison.Ordinal);
        var customers = await Shops.Open.All<Customer>();
        Assert.Equal(TermsOfUse.Version, customers.Single(c => c.Email.Value == agreed).Terms!.Version);
        Assert.Null(customers.Single(c => c.Email.Value == silent).Terms);
    }

    [Fact]
    public async Task PASSWORD_INVALID_lists_the_requirements()
    {
        var response = await http.PostAsJsonAsync("/api/customers", new { email = Shops.NewAddress(), password = "short" });

        var body = await Body(response);
        Assert.Equal((HttpStatusCode.BadRequest, "PASSWORD_INVALID"), (response.StatusCode, (string?)body["code"]));
        Assert.Equal("Password must be 8 characters or more", (string?)body["requirements"]![0]);
        Assert.NotNull(body["traceId"]);
    }

    [Fact]
    public async Task EMAIL_EXISTS_is_409()
    {
        var (email, _, _) = await SomebodySignedIn();

        var response = await http.PostAsJsonAsync("/api/customers", new { email, password = Password });

        Assert.Equal((HttpStatusCode.Conflict, "EMAIL_EXISTS"), (response.StatusCode, (string?)(await Body(response))["code"]));
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_are_the_same_401()
    {
        var (email, _, _) = await SomebodySignedIn();

        var wrong = await Body(await http.PostAsJsonAsync("/api/sessions", new { email, password = "wrong-password" }));
        var unknown = await Body(await http.PostAsJsonAsync("/api/sessions", new { email = Shops.NewAddress(), password = Password }));

        foreach (var body in new[] { wrong, unknown }) { ((JsonObject)body).Remove("traceId"); }
        Assert.Equal("INVALID_CREDENTIALS", (string?)wrong["code"]);
        Assert.Equal(wrong.ToJsonString(), unknown.ToJsonString());
    }

    [Fact]
    public async Task A_new_password_ends_all_sessions_the_token_at_hand_too()
    {
        var (email, id, mine) = await SomebodySignedIn();
        var (_, _, others) = await SomebodySignedIn();
        var body = new { currentPassword = Password, newPassword = "boje-im-morgennebel" };

        var foreign = await others.PutAsJsonAsync($"/api/customers/{id}/password", body);
        var nobody = await http.PutAsJsonAsync($"/api/customers/{id}/password", body);
        var wrong = await mine.PutAsJsonAsync($"/api/customers/{id}/password", body with { currentPassword = "wrong-password" });
        var changed = await mine.PutAsJsonAsync($"/api/customers/{id}/password", body);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Unauthorized), (foreign.StatusCode, nobody.StatusCode));
        Assert.Equal((HttpStatusCode.BadRequest, "PASSWORD_WRONG"), (wrong.StatusCode, (string?)(await Body(wrong))["code"]));
        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await mine.GetAsync(new Uri("/api/sessions", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.PostAsJsonAsync("/api/sessions", new { email, password = body.newPassword })).StatusCode);
    }

    [Fact]
    public async Task Another_address_is_asked_for_with_202_and_confirmed_with_200()
    {
        var (email, id, mine) = await SomebodySignedIn();
        var (_, _, others) = await SomebodySignedIn();
        var wanted = "neu." + email;
        var body = new { email = wanted, currentPassword = Password };

        var foreign = await others.PostAsJsonAsync($"/api/customers/{id}/address", body);
        var asked = await mine.PostAsJsonAsync($"/api/customers/{id}/address", body);
        var token = (await Shops.Open.LinkIn("change-address", wanted)).Split("token=")[1];
        var confirmed = await http.PostAsJsonAsync("/api/customers/address/confirm", new { token });
        var again = await http.PostAsJsonAsync("/api/customers/address/confirm", new { token });

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Accepted, HttpStatusCode.OK), (foreign.StatusCode, asked.StatusCode, confirmed.StatusCode));
        Assert.Equal((HttpStatusCode.BadRequest, "INVALID_TOKEN"), (again.StatusCode, (string?)(await Body(again))["code"]));
        Assert.Equal(HttpStatusCode.OK, (await http.PostAsJsonAsync("/api/sessions", new { email = wanted, password = Password })).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_token()
    {
        var (_, _, mine) = await SomebodySignedIn();

        Assert.Equal(HttpStatusCode.NoContent, (await mine.DeleteAsync(new Uri("/api/sessions/current", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await mine.DeleteAsync(new Uri("/api/sessions/current", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_suspension_is_felt_by_the_next_request()
    {
        var (email, id, mine) = await SomebodySignedIn();
        Assert.Equal(HttpStatusCode.OK, (await mine.GetAsync(new Uri("/api/sessions", UriKind.Relative))).StatusCode);

        await Shops.Open.Get<SuspendCustomer>().Run(Ana, id, "Unpaid");

        Assert.Equal(HttpStatusCode.Unauthorized, (await mine.GetAsync(new Uri("/api/sessions", UriKind.Relative))).StatusCode);
        var signIn = await http.PostAsJsonAsync("/api/sessions", new { email, password = Password });
        Assert.Equal((HttpStatusCode.Forbidden, "ACCOUNT_SUSPENDED"), (signIn.StatusCode, (string?)(await Body(signIn))["code"]));
    }

    [Fact]
    public async Task Only_an_administrator_may_suspend()
    {
        var (_, id, mine) = await SomebodySignedIn();

        var visitor = await http.PostAsync(new Uri($"/api/customers/{id}/suspend", UriKind.Relative), null);
        var customer = await mine.PostAsync(new Uri($"/api/customers/{id}/suspend", UriKind.Relative), null);

        Assert.Equal((HttpStatusCode.Unauthorized, "UNAUTHORIZED"), (visitor.StatusCode, (string?)(await Body(visitor))["code"]));
        Assert.Equal((HttpStatusCode.Forbidden, "FORBIDDEN"), (customer.StatusCode, (string?)(await Body(customer))["code"]));
    }

    [Fact]
    public async Task A_profile_is_updated_by_its_owner_and_hidden_from_others()
    {
        var (_, id, mine) = await SomebodySignedIn();
        var (_, _, others) = await SomebodySignedIn();

        var updated = await mine.PutAsJsonAsync($"/api/customers/{id}/profile", new { firstName = "Maren", lastName = "Berg" });
        var foreign = await others.PutAsJsonAsync($"/api/customers/{id}/profile", new { firstName = "Mallory" });
        var nobody = await http.PutAsJsonAsync($"/api/customers/{id}/profile", new { firstName = "Mallory" });

        Assert.Equal("Maren", (string?)(await Body(updated))["firstName"]);
        Assert.Equal((HttpStatusCode.NotFound, "CUSTOMER_NOT_FOUND"), (foreign.StatusCode, (string?)(await Body(foreign))["code"]));
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }

    [Fact]
    public async Task A_body_of_more_than_a_megabyte_is_refused()
    {
        using var content = new StringContent("{\"email\":\"" + new string('a', 1_100_000) + "\"}", Encoding.UTF8, "application/json");

        var response = await http.PostAsync(new Uri("/api/sessions", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData("/api/sessions")]
    [InlineData("/api/customers/01010101-0101-0101-0101-010101010101/profile")]
    public async Task The_api_never_leads_to_the_sign_in_page(string path) =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);

    public void Dispose() => http.Dispose();

    private static async Task<JsonNode> Body(HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

    private async Task<(string Email, CustomerId Id, HttpClient Client)> SomebodySignedIn()
    {
        var email = Shops.NewAddress();
        (await http.PostAsJsonAsync("/api/customers", new { email, password = Password })).EnsureSuccessStatusCode();
        var session = await Body(await http.PostAsJsonAsync("/api/sessions", new { email, password = Password }));
        var client = new HttpClient { BaseAddress = http.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)session["token"]!);
        return (email, new CustomerId(Guid.Parse((string)session["customer"]!["customerId"]!)), client);
    }
}
