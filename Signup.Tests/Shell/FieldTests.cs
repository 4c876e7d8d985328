using Bunit;
using SignupWeb.Platform.Web.Parts;
using Xunit;

namespace SignupTests.Shell;

public sealed class FieldTests : PartsContext
{
    [Fact]
    public void A_wrong_value_is_read_out_with_its_hint_and_its_error()
    {
        var field = Render<TextField>(p => p.Add(f => f.Id, "email").Add(f => f.Label, "E-mail address").Add(f => f.Hint, "We write there.").Add(f => f.Error, "Enter your e-mail address"));

        var input = field.Find("input");
        Assert.Equal("email-hint email-error", input.GetAttribute("aria-describedby"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("We write there.", field.Find("#email-hint").TextContent);
        Assert.Equal("Error: Enter your e-mail address", field.Find("#email-error").TextContent);
        Assert.Equal("email", field.Find("label").GetAttribute("for"));
    }

    [Fact]
    public void A_fine_value_carries_no_marks()
    {
        var input = Render<TextField>(p => p.Add(f => f.Id, "town").Add(f => f.Label, "Town")).Find("input");

        Assert.False(input.HasAttribute("aria-invalid"));
        Assert.False(input.HasAttribute("aria-describedby"));
    }

    [Fact]
    public void Anything_else_reaches_the_control_itself()
    {
        var input = Render<TextField>(p => p.Add(f => f.Id, "code").Add(f => f.Label, "Code").AddUnmatched("autofocus", true)).Find("input");
        var box = Render<TickBox>(p => p.Add(f => f.Id, "terms").AddUnmatched("data-x", "y").AddChildContent("Yes")).Find("input");

        Assert.True(input.HasAttribute("autofocus"));
        Assert.Equal(("code", "y", "terms"), (input.Id, box.GetAttribute("data-x"), box.Id));
    }

    [Fact]
    public void An_optional_field_says_so_in_words()
    {
        var field = Render<TextField>(p => p.Add(f => f.Id, "company").Add(f => f.Label, "Company").Add(f => f.Optional, true));

        Assert.Equal("Company (optional)", field.Find("label").TextContent);
    }

    [Fact]
    public void A_typed_value_reaches_the_page()
    {
        string? typed = null;
        var field = Render<TextField>(p => p.Add(f => f.Id, "town").Add(f => f.Label, "Town").Add(f => f.ValueChanged, value => typed = value));

        field.Find("input").Change("Hamburg");

        Assert.Equal("Hamburg", typed);
    }

    [Fact]
    public void A_password_is_described_by_its_strength_too()
    {
        var field = Render<PasswordField>(p => p.Add(f => f.Id, "password").Add(f => f.Label, "Create a password").Add(f => f.ShowStrength, true).Add(f => f.Error, "Too short"));

        Assert.Equal("password-strength password-error", field.Find("input").GetAttribute("aria-describedby"));
        Assert.Equal("password", field.Find("button").GetAttribute("aria-controls"));
        Assert.Equal("button", field.Find("button").GetAttribute("type"));
    }

    [Fact]
    public void Rows_lead_an_error_to_the_first_of_them()
    {
        var rows = Render<RadioRows>(p => p.Add(f => f.Id, "cycle").Add(f => f.Legend, "Billing").Add(f => f.Error, "Choose one").Add(f => f.Options, [new("monthly", "Monthly"), new("yearly", "Yearly")]).Add(f => f.Value, "yearly"));

        var buttons = rows.FindAll("input[type=radio]");
        Assert.Equal("cycle", buttons[0].Id);
        Assert.All(buttons, button => Assert.Equal("cycle", button.GetAttribute("name")));
        Assert.False(buttons[0].HasAttribute("checked"));
        Assert.True(buttons[1].HasAttribute("checked"));
        Assert.Equal("cycle-error", rows.Find("fieldset").GetAttribute("aria-describedby"));
    }

    [Fact]
    public void A_tick_reaches_the_page()
    {
        var ticked = false;
        var box = Render<TickBox>(p => p.Add(f => f.Id, "agree").Add(f => f.ValueChanged, value => ticked = value).AddChildContent("I agree"));

        box.Find("input").Change(true);

        Assert.True(ticked);
        Assert.Equal("agree", box.Find("label").GetAttribute("for"));
    }
}
