using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;

namespace SignupTests.Payments.Sandbox;

/// <summary>Seven customers, three to a page.</summary>
public sealed class PaginationTests : IAsyncLifetime
{
    private readonly List<string> newestFirst = [];
    private SandboxHost host = null!;

    public async Task InitializeAsync()
    {
        host = await SandboxHost.Start();
        for (var i = 0; i < 7; i++)
        {
            newestFirst.Insert(0, (await host.Api.Made("/v1/customers", ("email", $"c{i % 2}@hafenlicht.example"))).Id!);
            host.Time.Advance(TimeSpan.FromSeconds(10));
        }
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Pages_follow_one_another_without_gap_or_repetition()
    {
        var first = await host.Api.Get("/v1/customers?limit=3");
        var second = await host.Api.Get($"/v1/customers?limit=3&starting_after={newestFirst[2]}");
        var third = await host.Api.Get($"/v1/customers?limit=3&starting_after={newestFirst[5]}");

        Assert.Equal(newestFirst, [.. Ids(first), .. Ids(second), .. Ids(third)]);
        Assert.Equal(("true", "true", "false"), (first.Text("has_more"), second.Text("has_more"), third.Text("has_more")));
    }

    [Fact]
    public async Task What_was_deleted_is_not_listed()
    {
        await host.Api.Send(HttpMethod.Delete, $"/v1/customers/{newestFirst[1]}", null, null, null);

        Assert.Equal([newestFirst[0], newestFirst[2]], Ids(await host.Api.Get("/v1/customers?limit=2")));
    }

    [Fact]
    public async Task The_page_before_comes_in_the_same_order()
    {
        var page = await host.Api.Get($"/v1/customers?limit=2&ending_before={newestFirst[4]}");

        Assert.Equal(newestFirst[2..4], Ids(page));
        Assert.Equal("true", page.Text("has_more"));
    }

    [Fact]
    public async Task Filters_hold_across_pages()
    {
        var page = await host.Api.Get("/v1/customers?email=c1%40hafenlicht.example");

        Assert.Equal(3, Ids(page).Count);
    }

    [Fact]
    public async Task Creation_can_be_bounded()
    {
        var since = host.Time.GetUtcNow().AddSeconds(-25).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

        var page = await host.Api.Get($"/v1/customers?created[gte]={since}");

        Assert.Equal(newestFirst[..2], Ids(page));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("101")]
    public async Task A_limit_outside_1_to_100_is_refused(string limit)
    {
        Assert.Equal(400, (await host.Api.Get($"/v1/customers?limit={limit}")).Status);
    }

    private static List<string> Ids(Answer page) => [.. ((JsonArray)page.At("data")!).Select(c => c!["id"]!.GetValue<string>())];
}
