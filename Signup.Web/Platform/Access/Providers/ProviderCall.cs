using System.Net;
using System.Text.Json;

namespace SignupWeb.Platform.Access.Providers;

/// <summary>Asks a provider something; whatever goes wrong becomes a <see cref="ProviderException"/>.</summary>
internal static class ProviderCall
{
    public static async Task<JsonDocument> Ask(HttpClient http, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Accept.ParseAdd("application/json");
        var (status, body) = await Send(http, request, cancellationToken);
        if ((int)status is >= 500 or 429) { throw new ProviderException(ProviderException.Unreachable, $"{request.RequestUri!.Host} answered {(int)status}."); }
        var answer = Parse(body);
        if (status == HttpStatusCode.OK && answer is not null) { return answer; }
        using (answer) { throw Refused(request, status, answer); }
    }

    private static async Task<(HttpStatusCode Status, string Body)> Send(HttpClient http, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            return (response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new ProviderException(ProviderException.Unreachable, $"{request.RequestUri!.Host} did not answer.", e);
        }
    }

    private static JsonDocument? Parse(string body)
    {
        try
        {
            var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Object) { return document; }
            document.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A code that was used before or is too old is the visitor's to repeat; all else is between us and the provider.</summary>
    private static ProviderException Refused(HttpRequestMessage request, HttpStatusCode status, JsonDocument? answer)
    {
        var error = answer?.RootElement.TryGetProperty("error", out var said) == true && said.ValueKind == JsonValueKind.String ? said.GetString() : null;
        return new(error == "invalid_grant" ? ProviderException.Expired : ProviderException.Failed, $"{request.RequestUri!.Host} answered {(int)status} ({(error is { Length: < 60 } ? error : "no error code")}).");
    }
}
