namespace SignupTests.House;

/// <summary>The rules of who may know whom, each as a sentence that the compiled house must keep.</summary>
public static class HouseRules
{
    public static readonly HouseRule NobodyLooksUpOrAside = new(
        "Nobody knows those above or beside",
        (who, what) => what.Place is { } place && !Layers.IsFrame(what) && Layers.TopOf(place) != Layers.TopOf(who.Place)
            && !Layers.MayKnow.GetValueOrDefault(Layers.TopOf(who.Place), []).Contains(Layers.TopOf(place), StringComparer.Ordinal));

    public static readonly HouseRule TheKernelKnowsNoFramework = new(
        "The kernel and the events know neither database nor web",
        (who, what) => (who.IsIn("Kernel") || who.Place == "Events")
            && (Begins(what, "Microsoft.EntityFrameworkCore") || Begins(what, "Microsoft.AspNetCore") || Begins(what, "Microsoft.Extensions")));

    public static readonly HouseRule StripeStopsAtTheGateway = new(
        "Stripe's wire types are known to the gateway only",
        (who, what) => what.IsIn("Payments.Stripe") && !who.IsIn("Payments.Stripe") && !(who.IsIn("Payments") && (IsWiring(who) || (!who.IsIn("Payments.Sandbox") && IsGateway(who)))));

    public static readonly HouseRule QuartzStopsAtDeadlines = new(
        "Quartz is known to the deadlines only",
        (who, what) => Begins(what, "Quartz") && !who.IsIn("Platform.Deadlines"));

    public static readonly HouseRule SmtpStopsAtMail = new(
        "SMTP is known to mail only; the kernel may read an address with it",
        (who, what) => Begins(what, "System.Net.Mail") && !who.IsIn("Platform.Mail") && who.Name != "SignupWeb.Kernel.EmailAddress");

    public static readonly HouseRule RabbitMqStopsAtTheBus = new(
        "RabbitMQ is known to the bus only",
        (who, what) => Begins(what, "RabbitMQ") && !who.IsIn("Platform.Bus"));

    public static readonly HouseRule TimeIsAnArgument = new(
        "Time comes from the TimeProvider",
        (who, what) => Clocks.ReadsAnotherClock(what) || (what is { Type: "System.TimeProvider", Member: "get_System" } && !IsWiring(who)));

    public static readonly HouseRule UseCasesKnowNoPages = new(
        "Rules and use cases never mention pages",
        (who, what) => !who.IsComponent && !LeadsToPages(who) && Layers.TopOf(who.Place) is not ("Shell" or "Program" or "Kernel") && !who.IsIn("Platform.Web") && !who.IsIn("Platform.Live")
            && (what.IsComponent || what.Type is "Microsoft.AspNetCore.Components.NavigationManager" or "Microsoft.JSInterop.IJSRuntime" or "Microsoft.AspNetCore.Components.ComponentBase"));

    public static readonly IReadOnlyList<HouseRule> All =
        [NobodyLooksUpOrAside, TheKernelKnowsNoFramework, StripeStopsAtTheGateway, QuartzStopsAtDeadlines, SmtpStopsAtMail, RabbitMqStopsAtTheBus, TimeIsAnArgument, UseCasesKnowNoPages];

    private static bool Begins(Mention what, string root) => what.Type.StartsWith(root + ".", StringComparison.Ordinal);

    /// <summary>The seam towards Stripe: by convention its classes carry Stripe or Gateway in their name.</summary>
    private static bool IsGateway(Resident who) =>
        who.ShortName.Contains("Stripe", StringComparison.Ordinal) || who.ShortName.Contains("Gateway", StringComparison.Ordinal);

    /// <summary>The classes that register a room's services and routes. It is also the one moment at which the system's clock is named.</summary>
    public static bool IsWiring(Resident who) => who.ShortName.EndsWith("Wiring", StringComparison.Ordinal);

    /// <summary>What leads to pages: the wiring, HTTP endpoints, and the gate before a page.</summary>
    private static bool LeadsToPages(Resident who) =>
        IsWiring(who) || who.ShortName.EndsWith("Endpoints", StringComparison.Ordinal) || who.ShortName.EndsWith("Gate", StringComparison.Ordinal);
}
