using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;

namespace SignupWeb.Payments.Sandbox.Resources;

/// <summary>/v1/webhook_endpoints: further places events are posted to. The secret is shown once, when made.</summary>
internal static class WebhookEndpoints
{
    public static void Map(RouteTable routes)
    {
        routes.Post("/v1/webhook_endpoints", Create);
        routes.Get("/v1/webhook_endpoints", call => Listing.Of(call, "webhook_endpoint", "/v1/webhook_endpoints", []));
        routes.Get("/v1/webhook_endpoints/{id}", call => call.Work.Get("webhook_endpoint", call.Id));
        routes.Delete("/v1/webhook_endpoints/{id}", Delete);
    }

    private static JsonObject Create(Call call)
    {
        var made = Shapes.New("webhook_endpoint", Ids.New("we"), call.Now);
        made[Presentation.Notes] = new JsonObject { ["secret"] = Ids.New("whsec", 32) };
        Fill(call, made);
        call.Work.Put(made);
        var shown = made.DeepClone().AsObject();
        shown["secret"] = made.Text($"{Presentation.Notes}.secret");
        return shown;
    }

    private static void Fill(Call call, JsonObject endpoint)
    {
        if (call.P.Text("url") is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            throw RefusedException.Invalid("Invalid URL: An explicit scheme (such as https) must be provided.", "url", "url_invalid");
        }

        call.CopyTo(endpoint, "url", "api_version", "enabled_events", "description");
        call.MergeMetadata(endpoint);
    }

    private static JsonObject Delete(Call call)
    {
        call.Work.Get("webhook_endpoint", call.Id);
        call.Work.Remove(call.Id);
        return new() { ["id"] = call.Id, ["object"] = "webhook_endpoint", ["deleted"] = true };
    }
}
