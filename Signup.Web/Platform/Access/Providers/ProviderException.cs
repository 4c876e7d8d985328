namespace SignupWeb.Platform.Access.Providers;

/// <summary>A sign-in with a provider that came to nothing, in words of our own: what the provider said is never shown.</summary>
public sealed class ProviderException : Exception
{
    /// <summary>The person said no at the provider.</summary>
    public const string Denied = "PROVIDER_DENIED";

    /// <summary>The provider cannot be reached, is too slow, or is broken.</summary>
    public const string Unreachable = "PROVIDER_UNREACHABLE";

    /// <summary>Started too long ago, in another browser, or answered before.</summary>
    public const string Expired = "PROVIDER_EXPIRED";

    /// <summary>The provider's answer does not prove who the person is.</summary>
    public const string Failed = "PROVIDER_FAILED";

    private static readonly string[] No = ["access_denied", "user_cancelled_authorize", "user_cancelled_login", "consent_required", "interaction_required", "login_required"];
    private static readonly string[] Down = ["temporarily_unavailable", "server_error"];

    public ProviderException()
        : this(Failed, "The sign-in failed.")
    {
    }

    public ProviderException(string message)
        : this(Failed, message)
    {
    }

    public ProviderException(string message, Exception innerException)
        : this(Failed, message, innerException)
    {
    }

    /// <param name="message">For the log.</param>
    public ProviderException(string code, string message, Exception? because = null)
        : base(message, because) => Code = code;

    /// <summary>One of the codes above.</summary>
    public string Code { get; } = Failed;

    /// <summary>What a failure of the framework's OAuth handler comes down to.</summary>
    internal static string CodeOf(Exception? failure) => (failure, failure?.Data["error"]?.ToString()) switch
    {
        (ProviderException fault, _) => fault.Code,
        (_, { } error) when No.Contains(error, StringComparer.Ordinal) => Denied,
        (_, { } error) when Down.Contains(error, StringComparer.Ordinal) => Unreachable,
        (_, { Length: > 0 }) => Failed,

        // state or correlation cookie missing, changed or used before: the framework has no type of its own for these
        _ => Expired,
    };
}
