using SignupWeb.Kernel;

namespace SignupWeb.Platform.Web;

/// <summary>Calls of other systems that are signed as <see cref="SignedBody"/> says.</summary>
public static class SignedRequest
{
    public static readonly Refusal NotGenuine = Refusal.Invalid("SIGNATURE_INVALID", "The signature does not match the body, or its time is more than five minutes off.");

    private const int LongestBody = 16 * 1024;

    /// <summary>The raw body; null when it is longer than 16 KiB.</summary>
    public static async Task<byte[]?> Body(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = new byte[LongestBody + 1];
        var read = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken);
        return read > LongestBody ? null : body[..read];
    }

    /// <summary>It was signed by somebody with one of these secrets, a short while ago.</summary>
    public static bool IsGenuine(this HttpRequest request, byte[] body, IEnumerable<string> secrets, DateTimeOffset now) =>
        SignedBody.Check(body, request.Headers[SignedBody.Header], secrets, now) == SignatureCheck.Valid;
}
