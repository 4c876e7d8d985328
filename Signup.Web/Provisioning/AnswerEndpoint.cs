using System.Text.Json;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Web;

namespace SignupWeb.Provisioning;

/// <summary>POST /provisioning/answers: what Operations answer over HTTP (docs/provisioning.md). Twice is harmless. Does not exist while Operations are a folder.</summary>
public static class AnswerEndpoint
{
    public static readonly Refusal Unreadable = Refusal.Invalid("ANSWER_INVALID", "Send downloadId and attempt, and either ready with url, bytes and sha256, or failed with a reason.");

    public static readonly Refusal NotFound = Refusal.NotFound("DOWNLOAD_NOT_FOUND", "There is no such download.");

    private const int LongestReason = 300;
    private const int Sha256Digits = 64;

    public sealed record Answer(Guid DownloadId, int Attempt, ReadyAnswer? Ready, FailedAnswer? Failed);

    /// <param name="Url">Where its owner is sent, each time: https, or http on this machine.</param>
    public sealed record ReadyAnswer(string? Url, long Bytes, string? Sha256);

    public sealed record FailedAnswer(string? Reason);

    public static void MapAnswerEndpoint(this IEndpointRouteBuilder routes) => routes.MapPost(HttpOperations.AnswersPath, Take).DisableAntiforgery().ExcludeFromDescription();

    private static async Task<IResult> Take(HttpContext http, SettleDownload settle, IOptions<ProvisioningOptions> options, TimeProvider time, CancellationToken cancellationToken)
    {
        var operations = options.Value.Operations;
        if (operations.Kind != OperationsKind.Http) { return Results.NotFound(); }
        if (await SignedRequest.Body(http.Request, cancellationToken) is not { } body || !http.Request.IsGenuine(body, [operations.Secret], time.GetUtcNow())) { return SignedRequest.NotGenuine.ToProblem(http); }
        if (Read(body) is not { } answer || Meaning(answer) is not { } meant) { return Unreadable.ToProblem(http); }
        return await settle.Run(new(answer.DownloadId), meant, answer.Attempt, cancellationToken) is { } taken ? Results.Ok(new { taken }) : NotFound.ToProblem(http);
    }

    private static Answer? Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<Answer>(body, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static OperationsAnswer? Meaning(Answer answer) => answer switch
    {
        { Ready: { Url: { Length: <= OperationsAnswer.LongestUrl } url, Bytes: > 0, Sha256: { Length: Sha256Digits } hash } ready, Failed: null } when OperationsOptions.IsSafe(url) && hash.All(char.IsAsciiHexDigit) => new(new OperationsAnswer.Provided(ready.Bytes, hash.ToLowerInvariant(), url)),
        { Ready: null, Failed.Reason: { Length: > 0 } reason } => OperationsAnswer.No(ProvisioningFault.Refused, $"Operations cannot provide it: {(reason.Length > LongestReason ? reason[..LongestReason] : reason)}"),
        _ => null,
    };
}
