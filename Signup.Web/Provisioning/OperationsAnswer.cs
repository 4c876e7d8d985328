namespace SignupWeb.Provisioning;

/// <summary>R3 Operations: what came of asking them for a download: it is there, it is not, or neither is known yet.</summary>
/// <param name="There">Null unless it is there.</param>
/// <param name="Fault">Null unless it is not.</param>
/// <param name="Why">For the team, behind "A customer waits for ...:".</param>
public sealed record OperationsAnswer(OperationsAnswer.Provided? There, ProvisioningFault? Fault = null, string Why = "")
{
    public const int LongestUrl = 2_000;

    /// <summary>The request is taken; the answer comes later.</summary>
    public static readonly OperationsAnswer Later = new((Provided?)null);

    public static OperationsAnswer No(ProvisioningFault fault, string why) => new(null, fault, why);

    /// <param name="Sha256">Lower-case hexadecimal.</param>
    /// <param name="Url">Where Operations keep it; null in our folder.</param>
    public sealed record Provided(long Bytes, string Sha256, string? Url);
}
