using System.Text.Json.Nodes;
using Xunit;

namespace SignupTests.Payments.StripeApi;

/// <summary>The description of Stripe's API catches what is wrong with an answer.</summary>
public sealed class AnswerFaultTests
{
    public static readonly TheoryData<string, string> Routes = new()
    {
        { "POST", "/v1/customers" }, { "POST", "/v1/checkout/sessions" }, { "GET", "/v1/invoices/in_1" }, { "GET", "/v1/subscriptions" }, { "DELETE", "/v1/customers/cus_1" },
        { "GET", "/v1/events/evt_1" }, { "POST", "/v1/refunds" }, { "GET", "/v1/payment_intents/pi_1" }, { "GET", "/v1/payment_methods/pm_1" }, { "GET", "/v1/invoice_payments" },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public void The_least_and_the_fullest_answer_have_no_faults(string method, string path)
    {
        Assert.Empty(Check(method, path, ApiSample.Answer(new(method), path)));
        Assert.Empty(Check(method, path, ApiSample.Answer(new(method), path, fullDepth: 3)));
    }

    /// <summary>Every member in turn: left out where required, of another type, renamed.</summary>
    [Theory]
    [MemberData(nameof(Routes))]
    public void Every_single_mutation_of_an_answer_is_caught(string method, string path)
    {
        var least = ApiSample.Answer(new(method), path);
        foreach (var name in JsonNode.Parse(least)!.AsObject().Select(p => p.Key).ToList())
        {
            Assert.NotEmpty(Check(method, path, Mutated(least, o => o.Remove(name))));
            Assert.NotEmpty(Check(method, path, Mutated(least, o => o[name] = new JsonArray(new JsonArray()))));
            Assert.NotEmpty(Check(method, path, Mutated(least, o => o[name + "s"] = 1)));
        }
    }

    [Fact]
    public void A_value_nobody_described_is_caught()
    {
        var customer = ApiSample.Answer(HttpMethod.Get, "/v1/customers/cus_1");
        Assert.NotEmpty(Check("GET", "/v1/customers/cus_1", Mutated(customer, o => o["object"] = "person")));
        var invoice = ApiSample.Answer(HttpMethod.Get, "/v1/invoices/in_1", fullDepth: 3);
        Assert.NotEmpty(Check("GET", "/v1/invoices/in_1", Mutated(invoice, o => o["status"] = "payed")));
        Assert.NotEmpty(Check("GET", "/v1/invoices/in_1", Mutated(invoice, o => o["total"] = 1.5)));
        Assert.NotEmpty(Check("GET", "/v1/invoices/in_1", Mutated(invoice, o => o["customer"] = 7)));
        Assert.NotEmpty(Check("GET", "/v1/invoices/in_1", Mutated(invoice, o => o["lines"]!["data"]![0]!["amount"] = "1")));
    }

    [Fact]
    public void An_error_is_held_against_the_error_envelope()
    {
        const string path = "/v1/customers/cus_1";
        Assert.Empty(StripeApiContract.Current.CheckResponse(HttpMethod.Get, path, 404, """{"error":{"type":"invalid_request_error","code":"resource_missing","message":"No such customer","param":"id"}}"""));
        Assert.Empty(StripeApiContract.Current.CheckResponse(HttpMethod.Get, "/v1/carts", 404, """{"error":{"type":"invalid_request_error"}}"""));
        Assert.NotEmpty(StripeApiContract.Current.CheckResponse(HttpMethod.Get, path, 404, """{"error":{"type":"not_found"}}"""));
        Assert.NotEmpty(StripeApiContract.Current.CheckResponse(HttpMethod.Get, path, 404, """{"title":"Not found"}"""));
        Assert.NotEmpty(StripeApiContract.Current.CheckResponse(HttpMethod.Get, path, 500, "<html>"));
        Assert.NotEmpty(StripeApiContract.Current.CheckResponse(HttpMethod.Get, "/v1/carts", 200, "{}"));
    }

    [Fact]
    public void The_object_inside_an_event_is_held_against_its_own_description()
    {
        var stripeEvent = ApiSample.Answer(HttpMethod.Get, "/v1/events/evt_1");
        Assert.Empty(StripeApiContract.Current.CheckEvent(stripeEvent));
        Assert.NotEmpty(StripeApiContract.Current.CheckEvent(Mutated(stripeEvent, o => o["data"]!["object"]!["amount"] = "1")));
        Assert.NotEmpty(StripeApiContract.Current.CheckEvent(Mutated(stripeEvent, o => o["type"] = "invoice.payed")));
    }

    private static IReadOnlyList<string> Check(string method, string path, string json) => StripeApiContract.Current.CheckResponse(new(method), path, 200, json);

    private static string Mutated(string json, Action<JsonObject> change)
    {
        var node = JsonNode.Parse(json)!.AsObject();
        change(node);
        return node.ToJsonString();
    }
}
