using System.Text.Json.Nodes;
using SignupTests.Signups;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Customers.Registering;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Outbox;
using SignupWeb.Signups;
using Xunit;

namespace SignupTests.Journeys;

/// <summary>One customer's way from plan to thank-you page, walked once: what each step left behind.</summary>
public sealed class OneWay : IAsyncLifetime, IDisposable
{
    private readonly Headless program = new(Shops.Moved);
    private readonly string email = Shops.NewAddress("steps");

    public static AppHost Shop => Shops.Moved;

    public PlainBrowser Browser { get; } = new(Shops.Moved);

    public SignupId Id { get; private set; }

    public CustomerId Customer { get; private set; }

    /// <summary>The sign-up when the plan was chosen, after a return whose hash was changed, and after each return that was good.</summary>
    public Dictionary<string, Signup> Then { get; } = new(StringComparer.Ordinal);

    /// <summary>Addresses that customers were sent to.</summary>
    public Dictionary<string, string> Ways { get; } = new(StringComparer.Ordinal);

    /// <summary>What was announced about the sign-up, in order.</summary>
    public IReadOnlyList<IEvent> Told { get; private set; } = [];

    /// <summary>The sign-up at the end, as the API tells it.</summary>
    public JsonNode End { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Choose();
        await Register();
        await program.FillIn();
        await AddCard();
        await program.Submit();
        Shop.LetTheWindowPass();
        await Eventually.Hold(async () => (string?)(End = await program.Signup())["state"] == "completed", "the sign-up completed");
        Told = [.. (await Shop.All<OutboxMessage>()).Where(m => m.SignupId == Id.Value).OrderBy(m => m.Sequence).Select(m => m.Read()!)];
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        program.Dispose();
        Browser.Dispose();
    }

    public static IReadOnlyList<Guid> Read(string kind, string way) => Shop.Get<SignedLinks>().Read(kind, way[(way.IndexOf('=', StringComparison.Ordinal) + 1)..]).Value.Ids;

    private async Task Choose()
    {
        var plan = (await program.Get("/api/plans")).AsArray().Single(p => (string?)p!["name"] == "Team")!["planId"];
        var started = await program.Post("/api/signups", new { planId = (string?)plan, billingCycle = "monthly", country = "DE" });
        Id = SignupId.Parse((string)started["signupId"]!, null);
        await Keep("chosen");
        Ways["to register"] = new Uri((string)started["next"]!["url"]!).PathAndQuery;
        await (await Browser.Open(Ways["to register"])).Press("Continue");
        program.GoOnWith(Id, Browser);
    }

    private async Task Register()
    {
        Customer = (await Shop.Get<RegisterCustomer>().Run(new Registration(email, Shops.Password) { FirstName = "Mara", LastName = "Lindqvist" }, Origin.Unknown)).Value.CustomerId;
        Ways["back from register"] = HandOffs.Register(Then["chosen"]).ReturnWith(Shop.Get<SignedLinks>(), Customer.Value);
        Ways["changed"] = (await Browser.LeadsTo(Ways["back from register"][..^1] + (Ways["back from register"][^1] == 'A' ? 'B' : 'A')))!;
        await Keep("changed");
        await Browser.LeadsTo(Ways["back from register"]);
        await Keep("registered");
        await program.ComeBack(email);
    }

    private async Task AddCard()
    {
        Ways["to payment"] = (await Browser.LeadsTo($"/signup/{Id}"))!;
        var page = (string)(await program.Post($"/api/signups/{Id}/card", new { }))["url"]!;
        var done = await program.Post($"/sandbox/test/checkout/sessions/{new Uri(page).Segments[^1]}/complete", new { card = "4242424242424242" });
        Ways["back from payment"] = (await Browser.LeadsTo(new Uri((string)done["redirect_url"]!).PathAndQuery))!;
        await Browser.LeadsTo(Ways["back from payment"]);
        await Keep("with card");
    }

    private async Task Keep(string when) => Then[when] = (await Shop.All<Signup>()).Single(s => s.Id == Id);
}
