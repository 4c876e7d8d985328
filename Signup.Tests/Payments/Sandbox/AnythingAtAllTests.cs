using System.Globalization;
using System.Text.Json.Nodes;
using SignupTests.Support;
using SignupWeb.Payments.Sandbox;
using Xunit;

namespace SignupTests.Payments.Sandbox;

/// <summary>Every operation the sandbox knows, with nonsense of every kind.</summary>
public sealed class AnythingAtAllTests : IAsyncLifetime
{
    private static readonly (string Route, string Prefix)[] Prefixes =
    [
        ("/customers/", "cus_"), ("/prices/", "price_"), ("/subscriptions/", "sub_"), ("/invoices/", "in_"), ("/charges/", "ch_"), ("/tax_rates/", "txr_"),
        ("/sessions/", "cs_"), ("/payment_intents/", "pi_"), ("/payment_methods/", "pm_"),
    ];

    private static readonly (string Name, string Prefix)[] Kinds =
    [
        ("customer", "cus_"), ("[price]", "price_"), ("subscription", "sub_"), ("invoice", "in_"), ("charge", "ch_"), ("tax_rates", "txr_"), ("payment_method", "pm_"), ("payment_intent", "pi_"), ("[id]", "si_"),
    ];

    /// <summary>Parameters without which little happens.</summary>
    private static readonly HashSet<string> Telling = new(StringComparer.Ordinal) { "customer", "items", "price", "pricing", "invoice", "amount", "currency", "subscription", "subscription_details", "quantity", "id", "payment_method" };

    private SandboxHost host = null!;

    public async Task InitializeAsync() => host = await SandboxHost.Start();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Nothing_a_client_can_send_breaks_it()
    {
        for (var seed = Endure.Times("sandbox-nonsense", daily: 1); seed > 0; seed--) { await SendNonsense(seed); }
    }

    private async Task SendNonsense(int seed)
    {
        var random = new Random(seed);
        var real = await Real();
        var (sent, worked) = (0, 0);
        List<string> broken = [];
        foreach (var (operation, parameters) in Operations())
        {
            for (var i = 0; i < (operation.StartsWith("post", StringComparison.Ordinal) ? 20 : 5); i++)
            {
                sent++;
                try
                {
                    var answer = await Send(random, operation, parameters, real);
                    worked += answer.Status == 200 ? 1 : 0;
                    if (answer.Status >= 500) { broken.Add($"{operation}: {answer.Status} {answer.Body.ToJsonString()}"); }
                }
                catch (Xunit.Sdk.XunitException fault)
                {
                    broken.Add(fault.Message);
                }
            }
        }

        Assert.True(broken.Count == 0, string.Join('\n', broken.Take(20)));
        Assert.InRange(sent, 800, 5000);
        Assert.True(worked > sent / 20, $"only {worked} of {sent} were carried out: the nonsense is turned away too early to show anything");
    }

    [Theory]
    [InlineData("a[=1&[]=2&[b]=3&=4&&&a[b][c=5")]
    [InlineData("name=%ZZ&email=%E2%82&phone=%00")]
    [InlineData("metadata[a][b]=1&metadata[a]=2&metadata=3")]
    [InlineData("items[99999999999]=1&expand[x]=y&expand=z&a![b]=1&*=2&?=3")]
    [InlineData("a[b][c][d][e][f][g][h][i][j][k][l][m][n]=1")]
    public async Task A_mangled_body_is_refused_politely(string body)
    {
        foreach (var path in new[] { "/v1/customers", "/v1/subscriptions", "/v1/prices" })
        {
            var answer = await host.Api.Send(HttpMethod.Post, path, body, null, null);

            Assert.InRange(answer.Status, 200, 499);
        }
    }

    private async Task<Answer> Send(Random random, string operation, JsonObject parameters, string[] real)
    {
        var (verb, template) = (operation.Split(' ')[0], operation.Split(' ')[1]);
        var path = template.Replace("{id}", Id(random, template, real), StringComparison.Ordinal);
        var wild = random.Next(3) == 0;
        var form = string.Join('&', Leaves(random, random.Next(3, 40), parameters, string.Empty).Take(40)
            .Select(p => $"{Uri.EscapeDataString(p.Name)}={Uri.EscapeDataString(Value(random, wild, p.Name, p.Kind, real))}"));
        return verb == "post"
            ? await host.Api.Send(HttpMethod.Post, path, form, null, null)
            : await host.Api.Send(new HttpMethod(verb.ToUpperInvariant()), form.Length == 0 ? path : $"{path}?{form}", null, null, null);
    }

    private static IEnumerable<(string Name, string Kind)> Leaves(Random random, int rarity, JsonNode kind, string path) => kind switch
    {
        JsonObject either when either["|"] is JsonArray kinds => Leaves(random, rarity, kinds[random.Next(kinds.Count)]!, path),
        JsonObject emptyable when emptyable["?"] is { } inner => random.Next(6) == 0 ? [(path, "empty")] : Leaves(random, rarity, inner, path),
        JsonObject members => members.Where(m => m.Key.EndsWith('!') || random.Next(Telling.Contains(m.Key) ? 2 : rarity) == 0).SelectMany(m => Leaves(random, rarity, m.Value!, Inner(path, m.Key == "*" ? "any" : m.Key.TrimEnd('!')))),
        JsonArray list => Enumerable.Range(0, random.Next(1, 3)).SelectMany(i => Leaves(random, rarity, list[0]!, Inner(path, i.ToString(CultureInfo.InvariantCulture)))),
        _ => [(path, kind.GetValue<string>())],
    };

    private static string Value(Random random, bool wild, string name, string kind, string[] real) => (random.Next(10), kind) switch
    {
        ( > 1, "string") when Fitting(name, real) is { Count: > 0 } fitting => fitting[random.Next(fitting.Count)],
        (0, _) when wild => "nonsense'\"; é☃",
        (_, "empty") => string.Empty,
        (_, "boolean") => random.Next(2) == 0 ? "true" : "false",
        (_, "integer") when !wild => random.Next(1, 500).ToString(CultureInfo.InvariantCulture),
        (_, "integer") => new[] { "-1", "0", "1", "2", "100", "1795000000", "99999999", "4102444800", "9223372036854775807", "-9223372036854775808" }[random.Next(10)],
        (_, "number") => new[] { "0", "19", "12.5", "100", "-3" }[random.Next(5)],
        (_, ['=', ..]) => kind[1..].Split('|')[random.Next(kind.Count(c => c == '|') + 1)],
        (1, _) => "eur",
        (2, _) => "https://shop.example/",
        (3, _) => "mara@hafenlicht.example",
        _ => real[random.Next(real.Length)],
    };

    private static List<string> Fitting(string name, string[] real) =>
        name.Contains("currency", StringComparison.Ordinal) ? ["eur"] : name.EndsWith("_url", StringComparison.Ordinal) ? ["https://shop.example/"] : [.. real.Where(id => Kinds.Any(k => name.Contains(k.Name, StringComparison.Ordinal) && id.StartsWith(k.Prefix, StringComparison.Ordinal)))];

    /// <summary>Mostly an id of the kind the address is about.</summary>
    private static string Id(Random random, string template, string[] real)
    {
        var fitting = real.Where(id => Prefixes.Any(p => template.Contains(p.Route, StringComparison.Ordinal) && id.StartsWith(p.Prefix, StringComparison.Ordinal))).ToList();
        return fitting.Count > 0 && random.Next(5) > 0 ? fitting[random.Next(fitting.Count)] : real[random.Next(real.Length)];
    }

    private static string Inner(string path, string name) => path.Length == 0 ? name : $"{path}[{name}]";

    private static List<(string Operation, JsonObject Parameters)> Operations()
    {
        using var stream = typeof(StripeSandbox).Assembly.GetManifestResourceStream("sandbox.requests.json")!;
        return JsonNode.Parse(stream)!.AsObject().Where(o => o.Value is JsonObject).OrderBy(o => o.Key.StartsWith("delete", StringComparison.Ordinal) || o.Key.EndsWith("/void", StringComparison.Ordinal)).Select(o => (o.Key, o.Value!.AsObject())).ToList();
    }

    /// <summary>Ids of real objects of every kind, so that nonsense gets past the first check.</summary>
    private async Task<string[]> Real()
    {
        var customer = await host.Api.Customer();
        var price = await host.Api.Price();
        var subscription = await host.Api.Subscribe(customer, price);
        var invoice = subscription.Text("latest_invoice.id")!;
        var coupon = await host.Api.Made("/v1/coupons", ("percent_off", "10"));
        var charge = (await host.Api.Get("/v1/charges")).Text("data.0.id")!;
        return
        [
            customer, price, subscription.Id!, subscription.Text("items.data.0.id")!, invoice, coupon.Id!, charge, await host.Api.TaxRate("19"), await host.Api.Price(500, null),
            (await host.Api.Session(customer)).Id!, (await host.Api.Get($"/v1/charges/{charge}")).Text("payment_intent")!, (await host.Api.Made("/v1/invoices", ("customer", customer))).Id!, "pm_card_visa", "none_1",
        ];
    }
}
