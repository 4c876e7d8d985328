using SignupTests.Journeys;
using SignupTests.Support;
using Xunit;
using Xunit.Abstractions;

namespace SignupTests.Postgres;

/// <summary>Two processes of the same binary on one PostgreSQL, every customer served by both; one of them is killed like a machine that loses power.</summary>
public sealed class NodesThatDie(ITestOutputHelper output)
{
    private static readonly int Customers = Endure.InTurn("nodes", daily: 6);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    [Fact]
    public async Task Sign_ups_over_two_nodes_of_which_one_dies_all_end_in_one_contract_and_one_charge()
    {
        if (Customers == 0) { return; }
        string[] database = [.. PostgresServer.NewDatabase().SelectMany(s => new[] { "--" + s.Key, s.Value }), "--Orders:RemorseWindow", "00:00:02"];
        using var stays = new AppProcess(database);
        await stays.Start();
        string Secret(string name) => File.ReadAllText(Path.Combine(stays.Folder, "sandbox", name)).Trim();
        using var dies = new AppProcess([.. database, "--Payments:Stripe:ApiKey", Secret("key"), "--Payments:Stripe:WebhookSecret", Secret("webhook-secret"), "--Payments:Stripe:ApiBase", stays.Url + "/sandbox/stripe"]);
        await dies.Start();
        using var both = new Spread(stays.Url, dies.Url);

        var people = Enumerable.Range(0, Customers).Select(_ => new Headless(new HttpClient(both, disposeHandler: false) { BaseAddress = new Uri(stays.Url) })).ToList();
        await Task.WhenAll(people.Select(async (mara, n) =>
        {
            Assert.Equal("placed", (string?)(await mara.Order(email: Shops.NewAddress()))["state"]);
            if (n == Customers / 2) { both.OnlyOne = true; await dies.Kill(); }
        }));
        foreach (var mara in people) { await Completed(mara, stays, dies); }

        await Eventually.Hold(async () => (long?)(await people[0].Effects())["records"]!["messages_waiting"] == 0, "every message delivered");
        var effects = await people[0].Effects();
        foreach (var (part, name) in new[] { ("gateway", "charges"), ("gateway", "subscriptions"), ("payments", "purchases"), ("records", "orders_accepted"), ("records", "contracts"), ("records", "invoices"), ("records", "subscriptions"), ("records", "thank_you_pages"), ("records", "signups_completed") })
        {
            Assert.True((long?)effects[part]![name] == Customers, $"{effects[part]![name]} {name} for {Customers} orders: {effects}");
        }

        Assert.Equal((long?)effects["gateway"]!["captured"]!["eur"], (long?)effects["payments"]!["captured"]!["eur"]);
        Assert.Equal(0, (long?)effects["records"]!["messages_quarantined"]);
        people.ForEach(mara => mara.Dispose());
    }

    private async Task Completed(Headless customer, AppProcess stays, AppProcess dies)
    {
        try
        {
            await Eventually.Hold(async () => (string?)(await customer.Signup())["state"] == "completed", "the sign-up completed", Patience);
        }
        catch (TimeoutException)
        {
            output.WriteLine($"{await customer.PlacedOrder()}{Environment.NewLine}{await customer.Effects()}{Environment.NewLine}{stays.Said}{Environment.NewLine}{dies.Said}");
            throw;
        }
    }

    /// <summary>Asks the one, then the other; the payment service is at the first. What a dying node did not answer is asked again at the other.</summary>
    private sealed class Spread(string first, string second) : DelegatingHandler(new SocketsHttpHandler())
    {
        private int asked;

        public bool OnlyOne { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = request.RequestUri!.PathAndQuery;
            var to = OnlyOne || path.StartsWith("/sandbox", StringComparison.Ordinal) || Interlocked.Increment(ref asked) % 2 == 0 ? first : second;
            request.RequestUri = new Uri(to + path);
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException) when (OnlyOne && to == second)
            {
                using var again = new HttpRequestMessage(request.Method, first + path) { Content = request.Content };
                foreach (var (name, values) in request.Headers) { again.Headers.TryAddWithoutValidation(name, values); }
                return await base.SendAsync(again, cancellationToken);
            }
        }
    }
}
