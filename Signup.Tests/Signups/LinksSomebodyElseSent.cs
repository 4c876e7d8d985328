using System.Net;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Links;
using SignupWeb.Signups;
using Xunit;

namespace SignupTests.Signups;

/// <summary>Mallory sends Mara good links of a sign-up of their own: none puts her into it, or into their account, without her pressing a button that says so.</summary>
public sealed class LinksSomebodyElseSent : IDisposable
{
    private static readonly AppHost Shop = Shops.Open;

    private readonly PlainBrowser mallory = new(Shop);
    private readonly PlainBrowser mara = new(Shop);

    [Fact]
    public async Task A_hand_off_plants_nothing_before_its_button_is_pressed()
    {
        var (id, link) = await MallorysLink();

        var page = await mara.Open(link);

        Assert.Equal("Continue this sign-up here?", page.Heading);
        Assert.False(mara.HasCookie($"su-{id.Value:N}"));
        var entered = await page.Press("Continue");
        Assert.StartsWith($"/signup/{id}/register", entered.At, StringComparison.Ordinal);
        Assert.True(mara.HasCookie($"su-{id.Value:N}"));
    }

    [Fact]
    public async Task The_browser_that_began_it_is_not_asked()
    {
        var (id, link) = await MallorysLink();

        Assert.Equal($"/signup/{id}/register", (await mallory.Open(link)).At);
    }

    [Fact]
    public async Task A_return_does_not_replace_a_session_without_asking()
    {
        var (email, customer) = await Shop.Registered();
        var (_, malloryId) = await Shop.Registered(Shops.NewAddress("mallory"));
        await mara.SignIn(email);
        var id = await mara.Start();
        var link = HandOffs.Register((await Shop.All<Signup>()).Single(s => s.Id == id)).ReturnWith(Shop.Get<SignedLinks>(), malloryId.Value);
        var before = mara.Cookie("signup");

        var asked = await mara.Open(link);

        Assert.Equal("Continue with another account?", asked.Heading);
        Assert.Contains(email, asked.Says("main"), StringComparison.Ordinal);
        Assert.Equal(before, mara.Cookie("signup"));
        Assert.Null((await Shop.All<Signup>()).Single(s => s.Id == id).CustomerId);

        var gone = await asked.Press("Sign out and continue");
        Assert.Equal(HttpStatusCode.OK, gone.Status);
        Assert.NotEqual(before, mara.Cookie("signup"));
        Assert.Equal(malloryId, (await Shop.All<Signup>()).Single(s => s.Id == id).CustomerId);
        Assert.Equal(SessionEnd.SignedOut, Assert.Single(await Shop.All<Session>(), s => s.LoginId == customer.Value).EndedBecause);
    }

    [Theory]
    [InlineData("/resume/")]
    [InlineData("/cancel-order/")]
    public async Task A_button_behind_a_link_needs_the_page_it_stands_on(string path)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Shop.Url) };
        var id = await mallory.Start();
        var token = Shop.Get<SignedLinks>().Make(ResumeLink.LinkKind, TimeSpan.FromHours(1), id.Value, Guid.NewGuid());
        using var nothing = new FormUrlEncodedContent([]);

        using var answer = await http.PostAsync(path + token, nothing);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    public void Dispose()
    {
        mallory.Dispose();
        mara.Dispose();
    }

    private async Task<(SignupId Id, string Link)> MallorysLink()
    {
        var id = await mallory.Start();
        var signup = (await Shop.All<Signup>()).Single(s => s.Id == id);
        return (id, HandOffs.Open(signup, Shop.Get<SignedLinks>(), TimeProvider.System).Url);
    }
}
