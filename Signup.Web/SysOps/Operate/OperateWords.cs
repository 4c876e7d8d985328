using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using SignupWeb.Payments.Webhooks;
using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.SysOps.Operate;

/// <summary>What things on these pages are called.</summary>
public static class OperateWords
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string State(MailLine mail, IStringLocalizer words) => mail.State switch
    {
        MailState.Sent => words["Sent"],
        MailState.InAccount => words["In the account"],
        MailState.Failed => words["Failed"],
        MailState.Waiting when mail.Tries > 0 => words["Tried {0} times", mail.Tries],
        MailState.Waiting => words["Waiting"],
    };

    public static (Tone Tone, string Word) State(WebhookState state, IStringLocalizer words) => state switch
    {
        WebhookState.Waiting => (Tone.Yellow, words["Waiting"]),
        WebhookState.Done => (Tone.Green, words["Done"]),
        WebhookState.Ignored => (Tone.Grey, words["Not for us"]),
        WebhookState.Parked => (Tone.Yellow, words["Early, waits"]),
        WebhookState.GivenUp => (Tone.Red, words["Given up"]),
    };

    /// <summary>A body with line breaks where it is JSON, as it came where it is not. It is shown as text, so nothing in it needs escaping twice.</summary>
    public static string Readable(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return JsonSerializer.Serialize(json.RootElement, Indented);
        }
        catch (JsonException)
        {
            return body;
        }
    }
}
