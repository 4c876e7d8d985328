using SignupWeb.Platform.Bus;

namespace SignupWeb.Signups;

/// <summary>
/// Asks a page of another system whether it is there, before a customer is sent to it. Only where we may connect (<see cref="GuardedConnections"/>). Whatever is not
/// "no such page" or an error of its own counts: without a hand-off it may well refuse.
/// </summary>
public sealed class ProbePage(IHttpClientFactory clients, TimeProvider time)
{
    /// <summary>Name of the HTTP client that asks.</summary>
    public const string Client = "pages of other systems";

    private const int FirstServerError = 500;

    /// <summary>Why nobody can be sent there; null when one can.</summary>
    public async Task<string?> Run(string url, TimeSpan within, CancellationToken cancellationToken = default)
    {
        using var patience = new CancellationTokenSource(within, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, url);
            using var client = clients.CreateClient(Client);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return (int)answer.StatusCode is < FirstServerError and not (StatusCodes.Status404NotFound or StatusCodes.Status410Gone) ? null : $"it answered {(int)answer.StatusCode}";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "it did not answer in time";
        }
        catch (HttpRequestException)
        {
            return "it could not be reached";
        }
    }
}
