using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using SignupWeb.Platform.Web.Parts;
using Xunit;

namespace SignupTests.Shell;

public sealed class BusyButtonTests : PartsContext
{
    [Fact]
    public void It_cannot_be_pressed_before_the_page_is_live()
    {
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));

        var button = Render<BusyButton>(p => p.SetAssignedRenderMode(RenderMode.InteractiveServer).AddChildContent("Continue"));

        Assert.True(button.Find("button").HasAttribute("disabled"));
    }

    [Fact]
    public void On_a_page_that_never_gets_live_it_posts_its_form_at_once()
    {
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));

        var button = Render<BusyButton>(p => p.AddChildContent("Sign in")).Find("button");

        Assert.False(button.HasAttribute("disabled"));
        Assert.Equal("submit", button.GetAttribute("type"));
        Assert.True(button.HasAttribute("data-busy"));
    }

    [Fact]
    public async Task Pressed_twice_it_works_once_and_shows_that_it_does()
    {
        var work = new TaskCompletionSource();
        var started = 0;
        var button = Render<BusyButton>(p => p.AddChildContent("Cancel order").Add(b => b.BusyText, "Cancelling").Add(b => b.OnClick, () => { started++; return work.Task; }));

        var first = button.Find("button").ClickAsync(new MouseEventArgs());
        await button.Find("button").ClickAsync(new MouseEventArgs());

        Assert.Equal(1, started);
        Assert.Equal("true", button.Find("button").GetAttribute("aria-busy"));
        Assert.Equal("Cancelling", button.Find("button").TextContent);

        work.SetResult();
        await first;

        Assert.False(button.Find("button").HasAttribute("aria-busy"));
        Assert.Equal("Cancel order", button.Find("button").TextContent);
    }

    [Fact]
    public async Task Work_that_fails_sets_it_free_again()
    {
        var button = Render<BusyButton>(p => p.AddChildContent("Try").Add(b => b.OnClick, () => Task.FromException(new InvalidOperationException("away"))));

        await Assert.ThrowsAsync<InvalidOperationException>(() => button.Find("button").ClickAsync(new MouseEventArgs()));

        button.Render();
        Assert.False(button.Find("button").HasAttribute("aria-busy"));
    }
}
