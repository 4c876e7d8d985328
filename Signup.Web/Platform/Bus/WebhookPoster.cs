using System.Net.Http.Headers;
using System.Text;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Bus;

/// <summary>Posts an event to an address on the web, signed. What the answer says is read a little way, for people who look into a case.</summary>
public sealed class WebhookPoster(IHttpClientFactory clients, ReceiverSecrets secrets, TimeProvider time) : IPoster
{
    /// <summary>Name of the HTTP client that posts.</summary>
    public const string Client = "event-receivers";

    private const int MostOfAnswer = 2048;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public ReceiverKind Kind => ReceiverKind.Webhook;

    public async Task<PostAnswer> Post(Receiver receiver, Posting posting, CancellationToken cancellationToken)
    {
        if (secrets.Open(receiver) is not var (secret, old)) { return new(null, "Its secret cannot be read any more. Give it a new one."); }
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var request = Request(receiver.Url, Encoding.UTF8.GetBytes(posting.Body), secret, old);
            using var client = clients.CreateClient(Client);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return new((int)response.StatusCode, await Beginning(response, either.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(null, "No answer within 10 seconds.");
        }
        catch (HttpRequestException e)
        {
            return new(null, e.GetBaseException().Message);
        }
    }

    private HttpRequestMessage Request(string url, byte[] body, string secret, string? old)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(CloudEvent.MediaType, "utf-8");
        request.Headers.TryAddWithoutValidation(SignedBody.Header, SignedBody.Sign(body, secret, time.GetUtcNow(), old));
        request.Headers.TryAddWithoutValidation("User-Agent", "Signup/1.0");
        return request;
    }

    /// <summary>The status is the answer; whatever becomes of its text changes nothing.</summary>
    private static async Task<string> Beginning(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var buffer = new byte[MostOfAnswer];
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            var read = await body.ReadAtLeastAsync(buffer, MostOfAnswer, throwOnEndOfStream: false, cancellationToken);
            return new([.. Encoding.UTF8.GetString(buffer, 0, read).Select(c => char.IsControl(c) ? ' ' : c)]);
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException or IOException)
        {
            return string.Empty;
        }
    }
}
