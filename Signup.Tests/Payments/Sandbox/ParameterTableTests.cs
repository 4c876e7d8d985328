using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SignupTests.House;
using Xunit;

namespace SignupTests.Payments.Sandbox;

/// <summary>Nothing is accepted and ignored: what the tables list somebody reads, what nobody reads is unknown.</summary>
public sealed partial class ParameterTableTests : IAsyncLifetime
{
    /// <summary>Taken without being read, and why.</summary>
    private static readonly Dictionary<string, string> Settled = new(StringComparer.Ordinal)
    {
        ["off_session"] = "every charge here is made without the customer",
        ["email_type"] = "only none is taken: the sandbox sends no mail",
        ["preview_mode"] = "only next is taken",
        ["lte"] = "what is left of the four comparisons",
    };

    private SandboxHost host = null!;

    public async Task InitializeAsync() => host = await SandboxHost.Start();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Every_table_has_an_operation_that_reads_it()
    {
        foreach (var (operation, _) in Tables())
        {
            var (method, path) = (new HttpMethod(operation.Split(' ')[0].ToUpperInvariant()), operation.Split(' ')[1].Replace("{id}", "x", StringComparison.Ordinal));

            var answer = await host.Api.Send(method, path, form: method == HttpMethod.Post ? "never_heard_of=1" : null, idempotencyKey: null, fault: null);

            Assert.False(answer.Text("error.message")?.StartsWith("Unrecognized request URL", StringComparison.Ordinal) == true, operation);
        }
    }

    [Fact]
    public void Every_parameter_is_read_by_somebody()
    {
        var read = Sources.OfTheApplication().Where(file => file.Contains("/Payments/Sandbox/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(file => Literal().Matches(File.ReadAllText(file)).Select(m => m.Groups["text"].Value))
            .SelectMany(text => text.Split('.', '[', ']')).ToHashSet(StringComparer.Ordinal);

        var ignored = Tables().SelectMany(o => Names(o.Table).Select(name => (o.Operation, Name: name))).Where(p => !read.Contains(p.Name) && !Settled.ContainsKey(p.Name));

        Assert.Empty(ignored);
    }

    [Theory]
    [InlineData("/v1/subscriptions/sub_1", "pause_collection[behavior]", "void")]
    [InlineData("/v1/subscriptions/sub_1", "trial_from_plan", "true")]
    [InlineData("/v1/subscriptions", "trial_period_days", "14")]
    [InlineData("/v1/invoices", "on_behalf_of", "acct_1")]
    [InlineData("/v1/invoiceitems", "discounts[0][coupon]", "x")]
    [InlineData("/v1/prices", "tiers_mode", "graduated")]
    [InlineData("/v1/refunds", "reverse_transfer", "true")]
    public async Task What_is_not_acted_on_is_unknown(string path, string name, string value)
    {
        var answer = await host.Api.Post(path, (name, value));

        Assert.Equal((400, "parameter_unknown"), (answer.Status, answer.Code));
    }

    private static IEnumerable<(string Operation, JsonObject Table)> Tables() =>
        JsonNode.Parse(File.ReadAllText(Sources.OfTheApplication().First(file => file.EndsWith("ParameterTable.cs", StringComparison.Ordinal)).Replace("ParameterTable.cs", "requests.json", StringComparison.Ordinal)))!.AsObject()
            .Where(o => o.Value is JsonObject).Select(o => (o.Key, o.Value!.AsObject()));

    private static IEnumerable<string> Names(JsonNode? kind) => kind switch
    {
        JsonObject obj => obj.SelectMany(m => m.Key is "?" or "|" or "*" ? Names(m.Value) : Names(m.Value).Prepend(m.Key.TrimEnd('!'))),
        JsonArray list => list.SelectMany(Names),
        _ => [],
    };

    [GeneratedRegex("\"(?<text>[a-z_0-9.\\[\\]]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Literal();
}
