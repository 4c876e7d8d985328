using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Web;

namespace SignupWeb.Provisioning;

/// <summary>
/// Operations as a program that is asked over HTTP (docs/provisioning.md): a signed request goes out and is taken with any 2xx; the answer comes signed to
/// <see cref="AnswersPath"/>. Redirects are not followed and the body of the response is not read: only the configured address is ever called.
/// </summary>
public sealed class HttpOperations(IHttpClientFactory clients, IOptions<ProvisioningOptions> options, PublicAddress address, TimeProvider time)
{
    public const string ClientName = "operations";

    public const string AnswersPath = "/provisioning/answers";

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<OperationsAnswer> Ask(Download wanted, CancellationToken cancellationToken)
    {
        var operations = options.Value.Operations;
        try
        {
            using var request = Request(wanted, operations);
            using var answer = await clients.CreateClient(ClientName).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return answer.IsSuccessStatusCode ? OperationsAnswer.Later : NotReached(operations, $"answered {(int)answer.StatusCode}.");
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return NotReached(operations, "cannot be reached.");
        }
    }

    private HttpRequestMessage Request(Download wanted, OperationsOptions operations)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new { downloadId = wanted.Id.Value, orderId = wanted.OrderId.Value, fileName = wanted.FileName, attempt = wanted.Attempt, answerBefore = wanted.NextTryAt, answerTo = address.Of(AnswersPath) },
            JsonSerializerOptions.Web);
        var request = new HttpRequestMessage(HttpMethod.Post, operations.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(SignedBody.Header, SignedBody.Sign(body, operations.Secret, time.GetUtcNow()));
        return request;
    }

    private static OperationsAnswer NotReached(OperationsOptions operations, string how) => OperationsAnswer.No(ProvisioningFault.NotReached, $"Operations at {new Uri(operations.Url).Host} {how}");
}
