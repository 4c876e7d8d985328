using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;

namespace SignupWeb.SysOps.Demo;

/// <summary>The story as it is told: who is known by now, and in whose name the team acts.</summary>
internal sealed class DemoScene(DemoBuyer buyer, DemoTeam team, Actor staff, CancellationToken cancellationToken)
{
    private const string Works = "4242424242424242";

    private readonly Dictionary<DemoPerson, CustomerId> known = [];

    public Task Buys(DemoPerson person, string plan, BillingCycle cycle = BillingCycle.Monthly, string card = Works) => SignUp(person, plan, cycle, card, DemoStep.Ordered);

    /// <summary>Gets as far as that and leaves.</summary>
    public Task Begins(DemoPerson person, string plan, DemoStep until) => SignUp(person, plan, BillingCycle.Monthly, Works, until);

    public Task Colours(DemoPerson person, params IReadOnlyList<Colour> colours) => team.Colour(known[person], colours, staff, cancellationToken);

    public Task Acknowledges(DemoPerson person, string note, NextAction action, TimeSpan within) => team.Acknowledge(known[person], note, action, within, staff, cancellationToken);

    public Task Logs(DemoPerson person) => team.Log(known[person], staff, cancellationToken);

    public Task Refunds(DemoPerson person, int percent, string reason) => team.Refund(known[person], percent, reason, staff, cancellationToken);

    public Task Asks(DemoPerson person, string subject, string text) => team.Ask(known[person], subject, text, cancellationToken);

    public Task Answers(DemoPerson person, string text, bool andClose = false) => team.Answer(known[person], text, andClose, staff, cancellationToken);

    private async Task SignUp(DemoPerson person, string plan, BillingCycle cycle, string card, DemoStep until)
    {
        var (_, customer) = await buyer.SignUp(person, plan, cycle, card, until, cancellationToken);
        if (customer is { } id) { known[person] = id; }
    }
}
