using Microsoft.Extensions.Localization;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Faults;
using SignupWeb.Payments.Sandbox.Webhooks;
using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.SysOps.Sandbox;

/// <summary>A fault picked on the panel.</summary>
/// <param name="Name">Such as rate_limit.</param>
/// <param name="Count">For how many; 0 when no number was typed.</param>
public sealed record FaultChoice(string Name, int Count);

/// <summary>What the sandbox's faults are called.</summary>
public static class FaultWords
{
    public static Choice Choice(ApiFault fault, IStringLocalizer<SandboxPanelTexts> words) => new(FaultSwitch.NameOf(fault), Call(fault, words));

    public static Choice Choice(WebhookFault fault, IStringLocalizer<SandboxPanelTexts> words) => new(FaultSwitch.NameOf(fault), Event(fault, words));

    public static string Of(ArmedFault set, IStringLocalizer<SandboxPanelTexts> words) => $"{Call(set.Fault, words)} · {words["{0} more", set.Left]}{Only(set.Path)}";

    public static string Of(SetFault set, IStringLocalizer<SandboxPanelTexts> words) => $"{Event(set.Fault, words)} · {(set.Left is { } left ? words["{0} more", left] : words["until cleared"])}{Only(set.EventType)}";

    private static string Only(string? what) => what is null ? string.Empty : " · " + what;

    private static string Call(ApiFault fault, IStringLocalizer<SandboxPanelTexts> words) => fault switch
    {
        ApiFault.None => string.Empty,
        ApiFault.RateLimit => words["Too many calls, refused (429)"],
        ApiFault.ServerErrorOnce => words["Fault of the service, nothing done (500)"],
        ApiFault.DropResponseOnce => words["Done, but the answer is lost"],
        ApiFault.Timeout => words["No answer at all"],
        ApiFault.LockTimeout => words["Busy with the same thing, try again (429)"],
    };

    private static string Event(WebhookFault fault, IStringLocalizer<SandboxPanelTexts> words) => fault switch
    {
        WebhookFault.None => string.Empty,
        WebhookFault.Delayed => words["30 seconds late"],
        WebhookFault.Duplicated => words["Sent twice"],
        WebhookFault.NewId => words["Sent again under a new id"],
        WebhookFault.Shuffled => words["Overtaken by later ones"],
        WebhookFault.Lost => words["Lost"],
        WebhookFault.WronglySigned => words["Wrongly signed at first"],
        WebhookFault.Old => words["Signed an hour ago at first"],
    };
}
