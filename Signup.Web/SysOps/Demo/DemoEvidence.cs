using SignupWeb.Contracts;

namespace SignupWeb.SysOps.Demo;

/// <summary>What was measured, and why a criterion has its colour, in the words of somebody who was there.</summary>
internal static class DemoEvidence
{
    private static readonly Dictionary<string, (string Green, string Yellow, string Red)> Measured = new(StringComparer.Ordinal)
    {
        ["Requirements known"] = ("Confirmed by mail", "Sheet sent, not confirmed", "No answer to three mails"),
        ["First answer"] = ("12 min", "2 h 40 min", "5 h 10 min"),
        ["Solved in time"] = ("97 %", "88 %", "71 %"),
        ["Priority calls"] = ("40 s", "6 min", "19 min"),
        ["Named engineer"] = ("0 days", "1 day", "4 days"),
        ["Satisfaction"] = ("4.6 of 5", "3.7 of 5", "2.8 of 5"),
    };

    public static (string? Value, string? Reason) Of(string criterion, Colour colour)
    {
        var (green, yellow, red) = Measured.GetValueOrDefault(criterion, ("As agreed", "Slightly off", "Far off"));
        return colour switch
        {
            Colour.Green => (green, "Looked at on the weekly call"),
            Colour.Yellow => (yellow, "Slipping since last week, the customer has noticed"),
            Colour.Red => (red, "The customer called and wants to know what happens now"),
            Colour.NotAssessed => (null, null),
        };
    }
}
