using System.Reflection;
using SignupWeb.Payments.Stripe;
using Xunit;

namespace SignupTests.Payments.Stripe;

/// <summary>Whatever a service sends is what Stripe's API describes, and whatever the API describes can be read.</summary>
public sealed class EveryCallTests
{
    public static readonly TheoryData<string> Names = [.. EveryCall.Calls.Keys];

    [Fact]
    public void No_call_is_left_out()
    {
        var services = typeof(Service).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Service)));
        var calls = services.SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(m => $"{t.FullName}.{m.Name}"[(typeof(Service).Namespace!.Length + 1)..]));

        Assert.Equal(calls.Order(StringComparer.Ordinal), EveryCall.Calls.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_request_is_one_Stripe_describes_and_the_least_answer_can_be_read(string call) => await Make(call, fullDepth: 0);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_fullest_answer_can_be_read(string call) => await Make(call, fullDepth: 3);

    private static async Task Make(string call, int fullDepth)
    {
        using var stripe = new StripeHarness { Network = { FullDepth = fullDepth } };
        if (call.EndsWith("AutoPagingAsync", StringComparison.Ordinal)) { stripe.Network.FullDepth = 0; }

        await EveryCall.Calls[call](stripe);

        Assert.Empty(stripe.Contract.Faults);
        Assert.Equal(1, stripe.Contract.Exchanges);
    }
}
