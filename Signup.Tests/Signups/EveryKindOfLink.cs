using System.Reflection;
using System.Text;
using AngleSharp.Html.Parser;
using SignupTests.Support;
using SignupTests.SupportRequests;
using SignupWeb.Contracts;
using SignupWeb.Customers;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Links;
using SignupWeb.Signups;
using SignupWeb.SysOps.Setup;
using SignupWeb.SysOps.Staff;
using Xunit;

namespace SignupTests.Signups;

/// <summary>R1: signed links of every kind there is, found in the program. What was changed, has run out, or is of another kind, key or shop opens nothing, and says so.</summary>
public sealed class EveryKindOfLink : IDisposable
{
    private static readonly AppHost Shop = Shops.Open;
    private static readonly string Ids = Guid.NewGuid().ToString();

    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Shop.Url) };

    /// <summary>How a link of each kind is opened, and what is answered: what a page says, where it leads, or the refusal's code.</summary>
    private Dictionary<string, Func<string, Task<string>>> Doors => new(StringComparer.Ordinal)
    {
        ["step"] = token => Get($"/signup/{Ids}/register?hand-off={token}"),
        ["return-register"] = token => Get($"/signup/return/register?token={token}"),
        ["return-profile"] = token => Get($"/signup/return/profile?token={token}"),
        ["return-payment"] = token => Get($"/signup/return/payment?token={token}"),
        ["return-order-card"] = token => Get($"/signup/return/order-card?token={token}"),
        ["return-account-card"] = token => Get($"/account/card/return?token={token}"),
        ["return-page-card"] = token => Get($"{HandOffs.CardOfPagePath}?token={token}"),
        ["card-return"] = token => Get($"/payments/card/return?token={token}"),
        ["signup-key"] = token => Get($"/api/signups/{Ids}", token),
        ["resume"] = token => Get($"/resume/{token}"),
        ["upgrade"] = token => Get($"/upgrade/{token}"),
        ["cancel-order"] = token => Get($"/cancel-order/{token}"),
        ["withdraw"] = token => Get($"/withdraw/{token}"),
        ["withdrawal-paper"] = token => Get($"/contracts/{Ids}/withdrawal?token={token}"),
        ["contract"] = token => Get($"/contracts/{Ids}?token={token}"),
        ["invoice"] = token => Get($"/invoices/{Ids}?token={token}"),
        ["credit-note"] = token => Get($"/credit-notes/{Ids}?token={token}"),
        ["download"] = token => Get($"/downloads/{Ids}?token={token}"),
        ["verify-email"] = async token => (await Shop.Get<VerifyEmail>().Run(token)).Refusal?.Code ?? "done",
        ["reset-password"] = async token => (await Shop.Get<ResetPassword>().Run(token, "kran-elbe-donnerstag")).Refusal?.Code ?? "done",
        ["change-address"] = async token => (await Shop.Get<ConfirmAddress>().Run(token, Actor.Visitor)).Refusal?.Code ?? "done",
        ["undo-address"] = async token => (await Shop.Get<UndoAddress>().Run(token)).Refusal?.Code ?? "done",
        ["staff-invitation"] = async token => (await Shop.Get<JoinStaff>().Run(token, new(string.Empty, string.Empty), Origin.Unknown)).Refusal?.Code ?? "done",
        ["setup"] = token => Get($"/setup?token={token}"),
    };

    public static TheoryData<string> Kinds() => new(Found());

    public void Dispose() => http.Dispose();

    [Fact]
    public void Has_its_door_in_this_table() => Assert.Equal(Found().Order(StringComparer.Ordinal), Doors.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Is_read_as_it_was_made_and_with_any_byte_changed_by_nobody(string kind)
    {
        var links = Shop.Get<SignedLinks>();
        var token = links.Make(kind, TimeSpan.FromHours(1), Guid.NewGuid(), Guid.NewGuid());
        Assert.False(links.Read(kind, token).IsRefused);

        for (var i = 0; i < token.Length; i++)
        {
            for (var bit = 0; bit < 7; bit++) { Assert.Equal(SignedLinks.Invalid, links.Read(kind, new StringBuilder(token) { [i] = (char)(token[i] ^ (1 << bit)) }.ToString()).Refusal); }
            Assert.Equal(SignedLinks.Invalid, links.Read(kind, token.Remove(i, 1)).Refusal);
            Assert.Equal(SignedLinks.Invalid, links.Read(kind, token.Insert(i, "0")).Refusal);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task That_is_not_good_opens_nothing_and_says_so(string kind)
    {
        await using var elsewhere = await TestDatabase.Create();
        var (links, id) = (Shop.Get<SignedLinks>(), Guid.Parse(Ids));
        var good = links.Make(kind, TimeSpan.FromHours(1), id, id, id);
        string[] bad =
        [
            links.Make(kind, TimeSpan.FromSeconds(-1), id, id, id),
            links.Make(kind == "contract" ? "invoice" : "contract", TimeSpan.FromHours(1), id, id, id),
            elsewhere.Get<SignedLinks>().Make(kind, TimeSpan.FromDays(300), id, id, id),
            good[..^1] + (good[^1] == 'A' ? 'B' : 'A'),
            good.Replace(id.ToString("N"), Guid.NewGuid().ToString("N"), StringComparison.Ordinal),
            good[..20],
        ];

        foreach (var token in bad) { Assert.Matches("INVALID_TOKEN|LINK_EXPIRED|does not work any more|has expired|Not found|/sign-in|^404|^401|UNAUTHORIZED|SETUP_DONE|already set up", await Doors[kind](token)); }
    }

    [Fact]
    public async Task That_is_good_opens_what_it_is_for_also_after_the_keys_were_changed()
    {
        var (email, mara) = await Shop.Registered();
        var contract = await Shop.HasAPlan(mara);
        var links = Shop.Get<SignedLinks>();
        using var browser = new PlainBrowser(Shop);
        var signup = await browser.Start();
        var (document, resume, verify) = ($"/contracts/{contract.Id}?token={links.Make(MailContract.LinkKind, TimeSpan.FromHours(1), contract.Id.Value)}", links.Make(ResumeLink.LinkKind, TimeSpan.FromHours(1), signup.Value, mara.Value), (await Shop.LinkIn("verify-email", email)).Split("token=")[1]);
        Shop.Get<LinkKeys>().Rotate();

        Assert.StartsWith("200", await Get(document), StringComparison.Ordinal);
        Assert.Contains("Continue your sign-up?", await Get($"/resume/{resume}"), StringComparison.Ordinal);
        Assert.Equal("done", await Doors["verify-email"](verify));
        Assert.True((await Shop.Get<VerifyEmail>().Run(verify)).Value.AlreadyVerified);
    }

    [Fact]
    public async Task That_only_leads_somewhere_answers_the_same_as_often_as_it_is_followed()
    {
        var (_, mara) = await Shop.Registered();
        var contract = await Shop.HasAPlan(mara);
        using var browser = new PlainBrowser(Shop);
        var signup = (await browser.Start()).Value;
        string Link(string kind, params Guid[] ids) => Shop.Get<SignedLinks>().Make(kind, TimeSpan.FromHours(1), ids);
        string[] addresses =
        [
            $"/contracts/{contract.Id}?token={Link(MailContract.LinkKind, contract.Id.Value)}",
            $"/signup/{signup}/register?hand-off={Link(HandOffs.StepLink, signup, Guid.NewGuid())}",
            $"/resume/{Link(ResumeLink.LinkKind, signup, mara.Value)}",
            $"/upgrade/{Link(UpgradeLink.LinkKind, contract.OrderId.Value, contract.Offer.PlanId.Value, Guid.NewGuid())}",
        ];

        foreach (var address in addresses)
        {
            var first = await Get(address);
            Assert.DoesNotMatch("^[45]|does not work", first);
            Assert.Equal(first, await Get(address));
        }
    }

    /// <summary>Every kind the program names.</summary>
    private static IEnumerable<string> Found() =>
        typeof(SignedLinks).Assembly.GetTypes().SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Where(f => f is { IsLiteral: true } && f.FieldType == typeof(string) && IsOfLinks(t, f.Name)))
            .Select(f => (string)f.GetRawConstantValue()!).Distinct(StringComparer.Ordinal);

    private static bool IsOfLinks(Type owner, string name) =>
        name is "LinkKind" or "UndoKind" or "StepLink" or "ReturnKind" || (owner == typeof(HandOffs) && name.EndsWith("Return", StringComparison.Ordinal)) || (name == "Kind" && owner.Name is nameof(SignupKey) or nameof(SetupLink) or "DownloadLinks");

    private async Task<string> Get(string path, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (key is not null) { request.Headers.Add(SignupKey.Header, key); }
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return $"{(int)answer.StatusCode} {answer.Headers.Location} {new HtmlParser().ParseDocument(text).QuerySelector("h1")?.TextContent}{(text.StartsWith('{') ? text : null)}";
    }
}
