using System.Diagnostics;
using OpenTelemetry;

namespace SignupWeb.Platform.Watching;

/// <summary>Lets out of a span only what cannot name a person: addresses of requests carry tokens, errors carry whatever was typed.</summary>
internal sealed class NothingPersonal : BaseProcessor<Activity>
{
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "http.request.method", "http.response.status_code", "http.route", "network.protocol.version", "server.address", "server.port", "url.scheme", "error.type",
        "signup.id", "signup.door", "signup.try",
    };

    public override void OnEnd(Activity data)
    {
        foreach (var tag in data.TagObjects.Where(tag => !Kept.Contains(tag.Key)).Select(tag => tag.Key).ToList()) { data.SetTag(tag, null); }
        if (data.StatusDescription is not null) { data.SetStatus(data.Status); }

        // what an error said cannot be taken out of a span: then the span stays here
        if (data.Events.Any()) { data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded; }
    }
}
