namespace SignupWeb.Platform.Links;

/// <summary>
/// What the coordinator gives a page it sends the customer to: where to send them back, signed, with the id the page found
/// (R1 steps 2, 3, 5 and 6). The page does not know what comes next.
/// </summary>
/// <param name="ReturnKind">Kind of the signed link the page must return with.</param>
/// <param name="ReturnPath">Local path the customer returns to.</param>
/// <param name="Ids">Ids to carry back, the sign-up's first.</param>
/// <param name="BackPath">Local path of the step, for a customer who comes back with nothing; a reason is added as ?problem=.</param>
public sealed record HandOff(string ReturnKind, string ReturnPath, IReadOnlyList<Guid> Ids, string? BackPath = null)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>The signed way back, carrying what the page found.</summary>
    public string ReturnWith(SignedLinks links, Guid found) => $"{ReturnPath}?token={links.Make(ReturnKind, Lifetime, [.. Ids, found])}";

    /// <summary>The way back with nothing found, and why.</summary>
    public string ReturnWithout(string reason) => BackPath is { } step ? $"{step}{(step.Contains('?', StringComparison.Ordinal) ? '&' : '?')}problem={Uri.EscapeDataString(reason)}" : $"/link-problem?code={Uri.EscapeDataString(reason)}";
}
