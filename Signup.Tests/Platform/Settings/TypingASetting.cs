using SignupWeb.Platform.Settings;
using Xunit;

namespace SignupTests.Platform.Settings;

/// <summary>What people type into the field of a setting, and what is made of it.</summary>
public sealed class TypingASetting
{
    private static readonly TimeForm Time = new(TimeSpan.Zero, TimeSpan.FromDays(60));

    [Theory]
    [InlineData("20 s", "00:00:20")]
    [InlineData(" 90min ", "01:30:00")]
    [InlineData("4 Stunden", "04:00:00")]
    [InlineData("1 Std.", "01:00:00")]
    [InlineData("7 D", "7.00:00:00")]
    [InlineData("1 day", "1.00:00:00")]
    [InlineData("1.02:03:04", "1.02:03:04")]
    public void Takes_a_time_as_it_is_said(string typed, string kept) => Assert.Equal(kept, Time.Read(typed).Value);

    [Theory]
    [InlineData("00:00:00", "0 s")]
    [InlineData("00:01:30", "90 s")]
    [InlineData("04:00:00", "4 h")]
    [InlineData("30.00:00:00", "30 d")]
    [InlineData("00:00:00.5000000", "00:00:00.5000000")]
    public void Shows_a_time_in_its_largest_whole_unit(string kept, string shown) => Assert.Equal(shown, Time.Write(kept));

    [Theory]
    [InlineData("", "SETTING_MISSING")]
    [InlineData("soon", "SETTING_INVALID")]
    [InlineData("5", "SETTING_INVALID")]
    [InlineData("-5 min", "SETTING_INVALID")]
    [InlineData("99999999999 s", "SETTING_INVALID")]
    [InlineData("99999999 d", "SETTING_INVALID")]
    [InlineData("61 d", "SETTING_OUT_OF_RANGE")]
    [InlineData("9999999 d", "SETTING_OUT_OF_RANGE")]
    public void Refuses_what_is_no_time(string typed, string code) => Assert.Equal(code, Time.Read(typed).Refusal?.Code);

    [Theory]
    [InlineData("12", null)]
    [InlineData("", "SETTING_MISSING")]
    [InlineData("1.5", "SETTING_INVALID")]
    [InlineData("101", "SETTING_OUT_OF_RANGE")]
    public void Takes_whole_numbers_alone(string typed, string? code) => Assert.Equal(code, new NumberForm(0, 100).Read(typed).Refusal?.Code);

    [Theory]
    [InlineData("Hafenlicht", null)]
    [InlineData("  ", "SETTING_MISSING")]
    [InlineData("Hafen\nBcc: all", "SETTING_INVALID")]
    [InlineData("A name that is far too long for it", "SETTING_OUT_OF_RANGE")]
    public void Takes_one_line_of_text(string typed, string? code) => Assert.Equal(code, new TextForm(20).Read(typed).Refusal?.Code);

    [Fact]
    public void Takes_addresses_for_what_they_are()
    {
        Assert.Equal("SETTING_INVALID", TextForm.Email().Read("nobody").Refusal?.Code);
        Assert.Equal("SETTING_INVALID", TextForm.Address().Read("shop.example").Refusal?.Code);
        Assert.Equal("SETTING_INVALID", TextForm.Address().Read("javascript:alert(1)").Refusal?.Code);
        Assert.Equal("https://shop.example", TextForm.Address().Read("https://shop.example").Value);
        Assert.Equal(string.Empty, TextForm.Address().Read(" ").Value);
    }

    [Fact]
    public void Takes_a_time_of_day_or_nothing_where_it_may_be_left_out()
    {
        Assert.Equal("09:05", new ClockForm().Read("9:05").Value);
        Assert.Equal("SETTING_INVALID", new ClockForm().Read("25:00").Refusal?.Code);
        Assert.Equal("SETTING_MISSING", new ClockForm().Read(null).Refusal?.Code);
        Assert.Equal(string.Empty, new ClockForm(Optional: true).Read(null).Value);
    }

    [Fact]
    public void Takes_one_of_the_list()
    {
        Assert.Equal("true", ChoiceForm.Switch.Read("true").Value);
        Assert.Equal("SETTING_INVALID", ChoiceForm.Switch.Read("perhaps").Refusal?.Code);
        Assert.False(ChoiceForm.Switch.Takes("perhaps"));
    }

    [Theory]
    [InlineData("", "tea")]
    [InlineData("milk", "milk,tea")]
    [InlineData("Tea, MILK , milk", "milk,tea")]
    [InlineData("milk,coffee", null)]
    public void Takes_any_of_several_in_their_order_and_always_what_nobody_can_take_away(string typed, string? kept)
    {
        var read = new TickForm(("milk", "Milk"), ("tea", "Tea")) { Always = ["tea"] }.Read(typed);

        Assert.Equal((kept is null ? "SETTING_INVALID" : null, kept), (read.Refusal?.Code, read.IsRefused ? null : read.Value));
    }
}
