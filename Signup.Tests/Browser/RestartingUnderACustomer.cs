using SignupTests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Browsing;

/// <summary>The process is killed while a customer stands at a step, and started again: the page comes back by itself, at the same step, with what was saved and what was typed.</summary>
public sealed class RestartingUnderACustomer : InABrowser, IDisposable
{
    private static readonly string[] Steps = ["register", "profile", "payment", "review", "order"];

    private readonly AppProcess app = new("--Orders:RemorseWindow", "01:00:00");
    private readonly string[] today;

    public RestartingUnderACustomer()
    {
        var shuffled = Steps.ToArray();
        Random.Shared.Shuffle(shuffled);
        today = shuffled[..Math.Min(Steps.Length, Endure.InTurn("restarts"))];
    }

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task At_any_step_leads_to_the_same_step_with_what_was_saved_and_typed()
    {
        if (today.Length == 0) { return; }
        await app.Start();
        var mara = new Visitor(await Visit(), app.Url, Shops.NewAddress());
        await mara.ChoosePlan();
        await Restart(mara, "register", "Create account and continue", "First name");
        await mara.Register();
        await Restart(mara, "profile", "Save and continue", "Town");
        await mara.FillIn();
        await Restart(mara, "payment", "Add your card");
        await mara.AddCard();
        await mara.ContinueToReview();
        await Restart(mara, "review", "Place order and pay");
        await mara.Place();
        await Restart(mara, "order", "Cancel order");
        await mara.CancelTheOrder();

        await mara.Page.GotoAsync($"{app.Url}/account/orders");
        await Expect(mara.Page.GetByText("Cancelled on")).ToHaveCountAsync(1);
    }

    private async Task Restart(Visitor mara, string step, string button, string? field = null)
    {
        await Expect(mara.Button(button).First).ToBeEnabledAsync();
        if (!today.Contains(step, StringComparer.Ordinal)) { return; }
        if (field is not null) { await mara.Page.GetByLabel(field).FillAsync("Hamburg"); }
        var here = mara.Page.Url;
        await mara.Page.EvaluateAsync("document.documentElement.dataset.old = ''");

        await app.Kill();
        await Expect(mara.Page.GetByText("Connection lost.")).ToBeVisibleAsync();
        await app.Start();

        await Expect(mara.Page.Locator("html[data-old]")).ToHaveCountAsync(0);
        await Expect(mara.Button(button).First).ToBeEnabledAsync();
        Assert.Equal(here, mara.Page.Url);
        if (field is not null) { await Expect(mara.Page.GetByLabel(field)).ToHaveValueAsync("Hamburg"); }
    }
}
