using System.Text.Json.Nodes;
using SignupTests.Journeys;
using SignupTests.Support;
using Xunit;

namespace SignupTests.Platform.Watching;

/// <summary>The program as it is built, told by the usual environment variables to tell a collector; one customer has bought, another's card was refused, and things went wrong beside them.</summary>
public sealed class WatchedShop : IAsyncLifetime, IDisposable
{
    internal const string Email = "mara.watched@hafenlicht.example";
    internal const string Password = "kran-elbe-mittwoch";

    private readonly AppProcess shop;

    public WatchedShop() => shop = new("--Orders:RemorseWindow", "00:00:01", "--Logging:Console:FormatterName", "json", "--Logging:LogLevel:Default", "Information")
    {
        Variables =
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Collector.Url,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "300",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
            ["OTEL_RESOURCE_ATTRIBUTES"] = "deployment.environment.name=tried",
        },
    };

    public Collector Collector { get; } = new();

    public string Said => shop.Said;

    public Guid Signup { get; private set; }

    public async Task InitializeAsync()
    {
        await shop.Start();
        using var mara = new Headless(shop.Url);
        using var ben = new Headless(shop.Url);
        await mara.Order(email: Email);
        await ben.Order(card: "4000000000000341", email: "ben.watched@hafenlicht.example");
        await GoWrong(mara);
        JsonNode? done = null;
        await Eventually.Hold(async () => (string?)(done = await mara.Signup())["state"] == "completed" && (string?)(await ben.PlacedOrder())["state"] == "paymentFailed", "one bought, one refused");
        Signup = Guid.Parse((string)done!["signupId"]!);
        using var page = await mara.Try(HttpMethod.Get, (string)done["thankYouUrl"]!, null);
        page.EnsureSuccessStatusCode();
    }

    public async Task DisposeAsync() => await Collector.DisposeAsync();

    public void Dispose() => shop.Dispose();

    /// <summary>Addresses with secrets, refused passwords, bodies that are none: whatever an error might tell of.</summary>
    private static async Task GoWrong(Headless mara)
    {
        foreach (var address in new[] { $"/sign-in?return=/account&email={Email}", "/resume/Lindqvist", "/verify?token=Lindqvist", $"/api/orders/{Email}", "/thank-you/Lindqvist" })
        {
            using var answer = await mara.Try(HttpMethod.Get, address, null);
        }

        using var refused = await mara.Try(HttpMethod.Post, "/api/sessions", new { email = Email, password = "wrong-password-of-mara" });
        using var strange = await mara.Try(HttpMethod.Post, "/api/customers", new { email = new { }, password = Password });
    }
}
