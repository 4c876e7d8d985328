using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SignupWeb.Payments.Stripe;
using Xunit;

namespace SignupTests.Payments.Stripe;

/// <summary>The same client over a real connection, cut in all the ways a stub cannot show.</summary>
public sealed class RealConnectionTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<(string Key, string Body)> received = new();
    private readonly ConcurrentQueue<Func<HttpContext, Task>> script = new();
    private WebApplication server = null!;
    private ServiceProvider services = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.Run(Answer);
        await server.StartAsync();

        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<StripeEndpointSource>(() => new(new(server.Urls.First()), "sk_test_1"));
        collection.AddStripeClient();
        services = collection.BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await services.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_call_cut_before_and_while_answering_arrives_three_times_with_one_key()
    {
        script.Enqueue(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        script.Enqueue(async context =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("""{"id":"re_1",""");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        script.Enqueue(context => context.Response.WriteAsync("""{"id":"re_1","object":"refund","amount":100}"""));

        var refund = await new RefundService(services.GetRequiredService<StripeClient>()).CreateAsync(new() { PaymentIntent = "pi_1", Amount = 100 }, new() { IdempotencyKey = "refund:pi_1" });

        Assert.Equal("re_1", refund.Id);
        Assert.Equal(Enumerable.Repeat(("refund:pi_1", "amount=100&payment_intent=pi_1"), 3), received);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_with_the_key_in_hand()
    {
        script.Enqueue(context =>
        {
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        });

        var lost = await Assert.ThrowsAsync<StripeException>(() => new RefundService(services.GetRequiredService<StripeClient>()).CreateAsync(new() { PaymentIntent = "pi_1" }));

        Assert.True(lost.IsOutcomeUnknown);
        Assert.Single(received);
    }

    private async Task Answer(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        received.Enqueue((context.Request.Headers["Idempotency-Key"].ToString(), await reader.ReadToEndAsync()));
        if (script.TryDequeue(out var next)) { await next(context); }
    }
}
