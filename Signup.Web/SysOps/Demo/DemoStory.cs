using SignupWeb.Contracts;
using SignupWeb.Kernel;
using static SignupWeb.Contracts.Colour;
using static SignupWeb.SysOps.Demo.DemoPeople;

namespace SignupWeb.SysOps.Demo;

/// <summary>Something that happens in the story.</summary>
/// <param name="Before">How long before its end.</param>
internal sealed record DemoAct(TimeSpan Before, Func<DemoScene, Task> Happens);

/// <summary>Five weeks of a small shop: who buys when, and what becomes of it. At its end there is something of everything.</summary>
internal static class DemoStory
{
    public static readonly TimeSpan Length = TimeSpan.FromDays(33);

    private const string Fails = "4000000000000341";
    private const string Disputed = "4000000000000259";

    /// <summary>In the order in which they happen.</summary>
    public static IEnumerable<DemoAct> Acts => [.. Sales().Concat(Assessments()).Concat(Requests()).Concat(ToDay()).OrderByDescending(act => act.Before)];

    private static IEnumerable<DemoAct> Sales() =>
    [
        Days(33, s => s.Buys(Harbor, "Critical", BillingCycle.Yearly)),
        Days(32, s => s.Buys(Tidewater, "Team")),
        Days(32, s => s.Buys(Alpine, "Team")),
        Days(30, s => s.Buys(Nordhafen, "Critical", BillingCycle.Yearly)),
        Days(27, s => s.Buys(Oakline, "Team", BillingCycle.Yearly)),
        Days(24, s => s.Buys(Lindqvist, "Team")),
        Days(21, s => s.Buys(Kestrel, "Critical", BillingCycle.Yearly)),
        Days(18, s => s.Buys(Rowan, "Essential")),
        Days(15, s => s.Buys(Marlow, "Updates")),
        Days(12, s => s.Buys(Corvo, "Team")),
        Days(11, s => s.Refunds(Corvo, 30, "Two weeks without the named contact")),
        Days(9, s => s.Buys(Quill, "Essential", card: Disputed)),
        Days(7, s => s.Buys(Sable, "Field Handbook", BillingCycle.Once)),
        Days(5, s => s.Buys(Bluefin, "Team")),
        Days(2.5, s => s.Buys(Elmwood, "Team", BillingCycle.Yearly)),
        Days(2, s => s.Refunds(Kestrel, 40, "Started three months later than agreed")),
    ];

    private static IEnumerable<DemoAct> Assessments() =>
    [
        Days(29, s => s.Colours(Harbor, Green, Green, Green, Green, Green, Green)),
        Days(29, s => s.Logs(Harbor)),
        Days(28, s => s.Colours(Tidewater, Green, Green, Green, Green, Green)),
        Days(28, s => s.Colours(Alpine, Green, Green, Green, Green, Green)),
        Days(27.5, s => s.Logs(Alpine)),
        Days(27, s => s.Colours(Nordhafen, Green, Green, Green, Green, Green, Green)),
        Days(26, s => s.Logs(Nordhafen)),
        Days(26, s => s.Colours(Oakline, Green, Green, Green, Green, Green)),
        Days(23, s => s.Colours(Lindqvist, Green, Green, Green, Green, Green)),
        Days(23, s => s.Logs(Lindqvist)),
        Days(20, s => s.Colours(Kestrel, Green, Green, Green, Green, Green, Green)),
        Days(17.5, s => s.Colours(Rowan, Green, Green, Green, Green)),
        Days(11, s => s.Colours(Corvo, Yellow, Green, Green, Green, Yellow)),
        Days(11, s => s.Acknowledges(Corvo, "Named contact is back on Monday; credited the two weeks.", NextAction.AcceptRisk, TimeSpan.FromDays(25))),
        Days(8.5, s => s.Colours(Quill, Green, Green, Green, Green)),
        Days(8, s => s.Logs(Quill)),
        Days(4.5, s => s.Colours(Bluefin, Green, Green)),
        Days(3, s => s.Colours(Oakline, Green, Green, Yellow)),
        Days(3, s => s.Acknowledges(Oakline, "Backlog from the release. Sanne knows, engineer looks at the three oldest.", NextAction.AssignEngineer, TimeSpan.FromDays(2.8))),
    ];

    private static IEnumerable<DemoAct> Requests() =>
    [
        Days(20, s => s.Asks(Nordhafen, "Meter readings arrive twice", "Since this morning every reading from the southern wind park shows up twice. Which one counts?")),
        Days(19.9, s => s.Answers(Nordhafen, "The gateway sent them again after its restart. The second one is dropped now, and the doubles of today are gone.", andClose: true)),
        Days(1, s => s.Asks(Tidewater, "Booking export is empty", "The nightly export came without a single booking. Yesterday it was fine.")),
        Days(0.9, s => s.Answers(Tidewater, "We see it too: the export ran before the day was closed. We run it again at six and stay with it.")),
        Hours(1.2, s => s.Asks(Lindqvist, "New colleague cannot sign in", "Hugo started today. He gets as far as the code and is then sent back to the start.")),
        Hours(0.7, s => s.Asks(Harbor, "Container list times out", "Since about nine the list for terminal 3 does not load at all. We are working from paper.")),
    ];

    private static IEnumerable<DemoAct> ToDay() =>
    [
        Hours(30, s => s.Begins(Ostsee, "Team", DemoStep.Registered)),
        Hours(20, s => s.Buys(Juno, "Essential")),
        Hours(6, s => s.Begins(Pinewood, "Essential", DemoStep.ProfileFilledIn)),
        Hours(5, s => s.Colours(Tidewater, Green, Red)),
        Hours(4.9, s => s.Acknowledges(Tidewater, "Called Orla. The night shift had nobody; two people from Monday.", NextAction.CallCustomer, TimeSpan.FromHours(24))),
        Hours(3, s => s.Begins(Larkspur, "Critical", DemoStep.CardOnFile)),
        Hours(2, s => s.Buys(Brandt, "Team", card: Fails)),
        Hours(1.1, s => s.Colours(Rowan, Green, Green, Green, Yellow)),
        Hours(0.6, s => s.Colours(Harbor, Green, Red, Yellow)),
        Hours(0.4, s => s.Begins(Hazel, "Team", DemoStep.PlanChosen)),
        Hours(0, s => s.Buys(Hazel, "Team")),
    ];

    private static DemoAct Days(double before, Func<DemoScene, Task> happens) => new(TimeSpan.FromDays(before), happens);

    private static DemoAct Hours(double before, Func<DemoScene, Task> happens) => new(TimeSpan.FromHours(before), happens);
}
