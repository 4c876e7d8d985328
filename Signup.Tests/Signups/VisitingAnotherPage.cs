using System.Net;
using System.Text;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;
using SignupWeb.Signups;
using SignupWeb.SysOps.Risks;
using SignupWeb.SysOps.Settings;
using Xunit;

namespace SignupTests.Signups;

/// <summary>Mara on her way to pages of another process and back.</summary>
[Collection(TogetherWithPages.Name)]
public abstract class VisitingAnotherPage(ShopWithPages shop) : IAsyncLifetime, IDisposable
{
    protected const string Instead = "The page you were on cannot be used now. Please go on here.";

    private readonly PlainBrowser mara = new(shop.Host);

    protected ShopWithPages Shop => shop;

    protected AppHost Host => shop.Host;

    protected PageSystem Pages => shop.Pages;

    protected PlainBrowser Mara => mara;

    protected string Email { get; } = Shops.NewAddress();

    public Task InitializeAsync() => Pages.Know(shop.Time.GetUtcNow());

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        mara.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static ProfileChange Details => new() { FirstName = "Mara", LastName = "Lindqvist", Address = "Speicherstraße 14", PostCode = "20457", Town = "Hamburg", Country = "DE" };

    protected static string Resigned(string path, string secret, DateTimeOffset at) => $"{path}&signature={Sign(path[(path.IndexOf('?', StringComparison.Ordinal) + 1)..], secret, at)}";

    protected static string Sign(string text, string secret, DateTimeOffset at) => SignedBody.Sign(Encoding.UTF8.GetBytes(text), secret, at);

    /// <summary>A customer who has chosen a plan is sent to the other system, and its page is open.</summary>
    protected async Task<(SignupId Id, Guid Visit)> Led(PlainBrowser? customer = null)
    {
        var id = await (customer ?? Mara).Start();
        return (id, await Led(id, "register", customer));
    }

    protected async Task<Guid> Led(SignupId id, string step, PlainBrowser? customer = null)
    {
        using var answer = await (customer ?? Mara).Get($"/signup/{id}/{step}");
        var handOff = answer.Headers.Location!;
        Assert.StartsWith($"{Pages.Address}/{step}?", handOff.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await Pages.Open(handOff));
        return Guid.Parse(SignedQuery.Read(handOff.Query)["visit"]);
    }

    protected async Task<(SignupId Id, Guid Visit)> AtProfile()
    {
        var (id, visit) = await Led();
        await Mara.LeadsTo((await Registers(visit)).PathAndQuery);
        return (id, await Led(id, "profile"));
    }

    protected Task<Uri> Registers(Guid visit) => Pages.Send(visit, new { email = Email, password = Shops.Password, firstName = "Mara", lastName = "Lindqvist" });

    protected Task<Uri> FillsIn(Guid visit) => Pages.Send(visit, new { firstName = "Mara", lastName = "Lindqvist", company = "Hafenlicht GmbH", address = "Speicherstraße 14", postCode = "20457", town = "Hamburg" });

    protected async Task OurPageServes(SignupId id, string heading, string? notice, PlainBrowser? customer = null)
    {
        var page = await (customer ?? Mara).Read($"/signup/{id}/register");
        Assert.Equal((heading, notice), (page.QuerySelector("h1")!.TextContent.Trim(), page.QuerySelector("main .notice.yellow:not(noscript *)")?.TextContent.Trim()));
    }

    protected async Task<Refusal?> InUse(string? steps)
    {
        var ana = new Actor(Guid.NewGuid(), Role.Admin, null, "Ana Kovač");
        var seen = (await Host.Get<ReadSettings>().Run(ana)).Value.Single(line => line.Setting.Key == "Signups:PagesInUse").Version;
        return (await Host.Get<SaveSettings>().Run([new("Signups:PagesInUse", steps, seen)], ana)).Refusal;
    }

    protected async Task<Risk?> Risk() => (await Host.All<Risk>()).SingleOrDefault(r => r.Kind == PageVisits.RiskKind && r.IsOpen && r.SubjectId == PageVisits.RiskSubject(SignupStep.Register));

    protected async Task<PageVisit> Visit(Guid id) => (await Host.All<PageVisit>()).Single(v => v.Id == id);

    protected async Task<Signup> Stored(SignupId id) => (await Host.All<Signup>()).Single(s => s.Id == id);
}
