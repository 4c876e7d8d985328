using Microsoft.Extensions.Localization;
using SignupWeb.Platform.Web.Parts;
using SignupWeb.Support;

namespace SignupWeb.Account.SupportRequests;

/// <summary>Where a request stands, in the customer's words.</summary>
internal static class SupportWords
{
    public static (Tone Tone, string? Icon, string Word) Of(SupportState state, IStringLocalizer<RequestsTexts> texts) => state switch
    {
        SupportState.Open => (Tone.Grey, null, texts["Open"]),
        SupportState.Answered => (Tone.Yellow, "undo", texts["Answered"]),
        SupportState.Closed => (Tone.Grey, "circle-green", texts["Closed"]),
    };

    /// <summary>What somebody did, as a line between the messages; null for what was said.</summary>
    public static string? Done(SupportMessage entry, IStringLocalizer<RequestsTexts> texts) => (entry.Kind, entry.By) switch
    {
        (EntryKind.Taken, var by) => texts["{0} takes care of it", by ?? string.Empty].Value,
        (EntryKind.Closed, null) => texts["You closed the request"].Value,
        (EntryKind.Closed, var by) => texts["{0} closed the request", by].Value,
        (EntryKind.Ended, _) => texts["Closed, because the contract has ended"].Value,
        (EntryKind.Reopened, var by) => texts["{0} opened the request again", by ?? string.Empty].Value,
        _ => null,
    };
}
