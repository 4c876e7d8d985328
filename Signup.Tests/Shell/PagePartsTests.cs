using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SignupWeb.Kernel;
using SignupWeb.Platform.Web.Parts;
using Xunit;

namespace SignupTests.Shell;

public sealed class PagePartsTests : PartsContext
{
    [Theory]
    [InlineData(false, "Create an account - Northwind Support")]
    [InlineData(true, "Error: Create an account - Northwind Support")]
    public void The_title_says_first_that_there_are_mistakes(bool hasErrors, string title)
    {
        var heading = Render<PageHeading>(p => p.Add(h => h.Text, "Create an account").Add(h => h.HasErrors, hasErrors));

        Assert.Equal(title, heading.Find("h1").GetAttribute("data-title"));
        Assert.Equal("Create an account", heading.Find("h1").TextContent);
    }

    [Fact]
    public void The_line_of_steps_names_the_present_one_and_leads_back_to_finished_ones()
    {
        var steps = Render<Steps>(p => p.Add(s => s.Items, [new("Plan", "/", StepState.Done), new("Account", null, StepState.Now, "Create an account"), new("Review", null, StepState.Ahead)]));

        Assert.Equal("Account", steps.Find("[aria-current=step]").TextContent.Trim()[1..]);
        Assert.Equal("/", steps.Find("ol a").GetAttribute("href"));
        Assert.Equal("Plan, finished", steps.Find("ol a").TextContent);
        Assert.Contains("Step 2 of 3: Create an account", string.Join(' ', steps.Find(".short").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Tone.Red, "Red")]
    [InlineData(Tone.Yellow, "Yellow")]
    [InlineData(Tone.Green, "Green")]
    [InlineData(Tone.Grey, "Not assessed")]
    public void A_colour_never_speaks_alone(Tone colour, string word)
    {
        var status = Render<Status>(p => p.Add(s => s.Colour, colour));

        Assert.Equal(word, status.Find(".colour").TextContent);
        Assert.NotEmpty(status.FindAll("svg > *"));
    }

    [Fact]
    public void The_four_colours_have_four_shapes()
    {
        Tone[] colours = [Tone.Red, Tone.Yellow, Tone.Green, Tone.Grey];

        var shapes = colours.Select(colour => Render<Status>(p => p.Add(s => s.Colour, colour)).Find("svg").InnerHtml);

        Assert.Equal(4, shapes.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_file_can_be_chosen_only_once_the_page_listens()
    {
        await using var before = new HtmlRenderer(Services, Services.GetRequiredService<ILoggerFactory>());
        Assert.Contains("disabled", await before.Dispatcher.InvokeAsync(async () => (await before.RenderComponentAsync<FilePicker>()).ToHtmlString()), StringComparison.Ordinal);

        var picker = Render<FilePicker>(p => p.Add(f => f.OnChange, _ => { }));
        await picker.WaitForStateAsync(() => !picker.Find("input").HasAttribute("disabled"));
        JSInterop.VerifyInvoke("Blazor._internal.InputFile.init");
    }

    [Fact]
    public void A_value_that_is_missing_is_said_not_left_blank()
        => Assert.Equal("Not provided", Render<Fact>(p => p.Add(f => f.Name, "VAT number").Add(f => f.Value, " ")).Find("dd").TextContent);

    [Fact]
    public void Sums_stand_in_the_readers_way_of_writing()
    {
        var lines = Render<MoneyLines>(p => p.Add(l => l.Lines, [new("Net", new Money(14900, "eur"))]).Add(l => l.Total, new MoneyLine("Total", new Money(17731, "eur"))));

        Assert.Equal(["€149.00", "€177.31"], lines.FindAll("dd").Select(amount => amount.TextContent), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(OrderStepMark.Done, "Payment, done")]
    [InlineData(OrderStepMark.Failed, "Payment, failed")]
    [InlineData(OrderStepMark.Now, "Payment")]
    public void The_state_of_an_order_is_read_out(OrderStepMark mark, string spoken)
        => Assert.Equal(spoken, Render<StateLine>(p => p.Add(s => s.Steps, [new("Payment", mark)])).Find("li > span:last-child").TextContent.Trim());

    [Fact]
    public void There_is_no_icon_without_a_drawing()
        => Assert.ThrowsAny<Exception>(() => Render<Icon>(p => p.Add(i => i.Name, "unheard-of")));
}
