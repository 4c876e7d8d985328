using Bunit;
using Microsoft.AspNetCore.Components.Web;
using SignupWeb.Platform.Web.Parts;
using Xunit;

namespace SignupTests.Shell;

public sealed class ConfirmDialogTests : PartsContext
{
    private int confirmed;
    private bool open = true;
    private bool stay;

    [Fact]
    public async Task Confirming_does_it_and_closes()
    {
        await Asked().Find(".danger").ClickAsync(new MouseEventArgs());

        Assert.Equal(1, confirmed);
        Assert.False(open);
    }

    [Fact]
    public async Task Declining_does_nothing_and_closes()
    {
        await Asked().Find("[autofocus]").ClickAsync(new MouseEventArgs());

        Assert.Equal(0, confirmed);
        Assert.False(open);
    }

    [Fact]
    public async Task The_escape_key_declines()
    {
        await Asked().Find("dialog").TriggerEventAsync("onclose", EventArgs.Empty);

        Assert.Equal(0, confirmed);
        Assert.False(open);
    }

    [Fact]
    public async Task It_stays_while_something_is_missing()
    {
        stay = true;

        await Asked().Find(".danger").ClickAsync(new MouseEventArgs());

        Assert.Equal(1, confirmed);
        Assert.True(open);
    }

    private IRenderedComponent<ConfirmDialog> Asked()
        => Render<ConfirmDialog>(p => p
            .Add(d => d.Open, true).Add(d => d.OpenChanged, value => open = value)
            .Add(d => d.Title, "Cancel this order?").Add(d => d.ConfirmText, "Cancel order").Add(d => d.CancelText, "Keep order")
            .Add(d => d.OnConfirm, () => confirmed++).Add(d => d.StayOpen, () => stay));
}
