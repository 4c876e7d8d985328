namespace SignupWeb.Platform.Links;

/// <summary>
/// What the coordinator gives a page it sends the customer to: where to send them back, signed, with the id the page found
/// (R1 steps 2, 3, 5 and 6). The page does not know what comes next.
/// </summary>
/// <param name="ReturnKind">Kind of the signed link the page must return with.</param>
/// <param name="ReturnPath">Local path the customer returns to.</param>
/// <param name="Ids">Ids to carry back, the sign-up's first.</param>
public sealed record HandOff(string ReturnKind, string ReturnPath, IReadOnlyList<Guid> Ids)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>The signed way back, carrying what the page found.</summary>
    public string ReturnWith(SignedLinks links, Guid found) => $"{ReturnPath}?token={links.Make(ReturnKind, Lifetime, [.. Ids, found])}";
}
