using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using SignupWeb.Platform.Web.Parts;
using Xunit;

namespace SignupTests.Shell;

public sealed class ErrorSummaryTests : PartsContext
{
    private static readonly FieldError[] Mistakes = [new("email", "Enter your e-mail address"), new("terms", "Agree to the terms to continue")];

    [Fact]
    public void Each_mistake_leads_to_its_field_on_the_very_page()
    {
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo("signup/7/register?from=mail");

        var links = Render<ErrorSummary>(p => p.Add(s => s.Errors, Mistakes)).FindAll("a");

        Assert.Equal(["/signup/7/register?from=mail#email", "/signup/7/register?from=mail#terms"], links.Select(link => link.GetAttribute("href")!), StringComparer.Ordinal);
        Assert.Equal("Agree to the terms to continue", links[1].TextContent);
    }

    [Fact]
    public void Without_mistakes_there_is_no_box()
        => Assert.Empty(Render<ErrorSummary>(p => p.Add(s => s.Errors, [])).Markup);

    [Fact]
    public void Every_try_takes_the_focus_and_a_mere_redraw_does_not()
    {
        var summary = Render<ErrorSummary>(p => p.Add(s => s.Errors, Mistakes));
        summary.Render(p => p.Add(s => s.Errors, Mistakes));
        JSInterop.VerifyFocusAsyncInvoke(calledTimes: 1);

        summary.Render(p => p.Add(s => s.Errors, [.. Mistakes]));

        JSInterop.VerifyFocusAsyncInvoke(calledTimes: 2);
    }

    [Fact]
    public void It_is_announced_and_named_by_its_heading()
    {
        var box = Render<ErrorSummary>(p => p.Add(s => s.Errors, Mistakes)).Find(".error-summary");

        Assert.Equal("alert", box.GetAttribute("role"));
        Assert.Equal("There is a problem", box.QuerySelector("#" + box.GetAttribute("aria-labelledby"))!.TextContent);
    }
}
