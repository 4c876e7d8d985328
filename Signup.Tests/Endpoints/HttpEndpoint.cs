using System.Text.RegularExpressions;

namespace SignupTests.Endpoints;

/// <summary>A route with one verb.</summary>
public sealed partial record HttpEndpoint(string Verb, string Route, Type? Body)
{
    public bool IsForPrograms => Route.StartsWith("/api/", StringComparison.Ordinal) || Route.StartsWith("/webhooks/", StringComparison.Ordinal);

    /// <summary>Speaks the payment service's language, errors included.</summary>
    public bool IsSandbox => Route.StartsWith("/sandbox", StringComparison.Ordinal);

    public string At(string id) => Parameter().Replace(Route, id);

    [GeneratedRegex(@"\{[^{}]*(\{[^{}]*\}[^{}]*)*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
