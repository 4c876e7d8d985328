using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Signups;
using Xunit;

namespace SignupTests.Signups;

/// <summary>The register page in a browser that runs no script.</summary>
[Collection("The shop")]
public sealed class RegisteringWithoutAScript(TheShop shop) : IDisposable
{
    private readonly PlainBrowser browser = new(shop.Host);

    public void Dispose() => browser.Dispose();

    [Fact]
    public async Task Makes_the_account_and_goes_on_to_the_next_step()
    {
        var id = await browser.Start();

        var (leadsTo, _) = await browser.Send($"/signup/{id}/register", [.. Filled(shop.NewAddress()), ("terms", "true")]);
        Assert.StartsWith("/signup/return/register?token=", leadsTo, StringComparison.Ordinal);
        var page = await browser.Open(leadsTo!);

        Assert.Equal($"/signup/{id}/profile", page.At);
    }

    [Fact]
    public async Task Shows_the_form_again_with_what_was_typed_where_something_is_missing()
    {
        var id = await browser.Start();
        var address = shop.NewAddress();

        var (leadsTo, page) = await browser.Send($"/signup/{id}/register", Filled(address));

        Assert.Null(leadsTo);
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.Contains("Agree to the terms", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((address, null), (page.QuerySelector("#email")!.GetAttribute("value"), page.QuerySelector("#password")!.GetAttribute("value")));
        Assert.Equal($"/signup/{id}/account", page.QuerySelector("main form")!.GetAttribute("action"));
    }

    [Fact]
    public async Task Takes_nothing_for_a_sign_up_of_somebody_else()
    {
        var id = await browser.Start();
        var page = await browser.Read($"/signup/{id}/register");
        using var stranger = new PlainBrowser(shop.Host);
        await stranger.Start();
        var theirs = await stranger.Read($"/signup/{await stranger.Start()}/register");
        theirs.QuerySelector("main form[method=post]")!.SetAttribute("action", page.QuerySelector("main form[method=post]")!.GetAttribute("action")!);

        var (_, answer) = await stranger.Send(theirs, string.Empty, [.. Filled(shop.NewAddress()), ("terms", "true")]);

        Assert.Null(answer.QuerySelector("#email"));
        Assert.Null((await Find(id)).CustomerId);
    }

    private async Task<Signup> Find(SignupId id)
    {
        await using var db = await shop.Host.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<SignupDb>>().CreateDbContextAsync();
        return (await db.FindAsync<Signup>(id))!;
    }

    private static (string Name, string Value)[] Filled(string address) => [("email", address), ("password", "kran-elbe-mittwoch"), ("firstName", "Mara"), ("lastName", "Lindqvist")];
}
