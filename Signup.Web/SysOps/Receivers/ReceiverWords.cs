using Microsoft.Extensions.Localization;
using SignupWeb.Platform.Bus;
using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.SysOps.Receivers;

/// <summary>What things on these pages are called.</summary>
public static class ReceiverWords
{
    public static (Tone Tone, string Word) State(ReceiverLine receiver, IStringLocalizer words) => receiver switch
    {
        { Off: not null } => (Tone.Red, words["Switched off"]),
        { FailingSince: not null } => (Tone.Yellow, words["Failing"]),
        { LastTryAt: null } => (Tone.Grey, words["Nothing sent yet"]),
        _ => (Tone.Green, words["Takes events"]),
    };

    public static (Tone Tone, string Word) State(PostingLine line, IStringLocalizer words) => line.State switch
    {
        PostingState.Delivered => (Tone.Green, words["Taken"]),
        PostingState.GivenUp => (Tone.Red, words["Given up"]),
        PostingState.Waiting when line.Tries > 0 => (Tone.Yellow, words["Tried {0} times", line.Tries]),
        PostingState.Waiting => (Tone.Grey, words["Waiting"]),
    };

    /// <summary>Why it is off: our own sentences are translated.</summary>
    public static string Why(ReceiverLine receiver, SwitchedOff off, IStringLocalizer words) => off.By is { } by ? words["by {0}", by] : receiver.Kind == ReceiverKind.RabbitMq ? words["Bus:RabbitMq:Uri is not set"] : off.IsGone ? words["it says that it is gone (410)"] : words["it took nothing for three days"];
}
