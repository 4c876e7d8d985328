namespace SignupWeb.Platform.Web.Parts;

/// <summary>What a control inside <see cref="Field"/> has to carry, so that its hint and its error are read out with it.</summary>
/// <param name="Id">The control's id, the one the label points to.</param>
/// <param name="DescribedBy">For aria-describedby: hint, error and extras; null when there is nothing to say.</param>
/// <param name="Invalid">For aria-invalid: "true", or null when the value is fine.</param>
public sealed record FieldWiring(string Id, string? DescribedBy, string? Invalid)
{
    /// <summary>All of it, for <c>@attributes</c> on an input, select or textarea.</summary>
    public IReadOnlyDictionary<string, object> Attributes
    {
        get
        {
            var all = new Dictionary<string, object>(StringComparer.Ordinal) { ["id"] = Id };
            if (DescribedBy is not null) { all["aria-describedby"] = DescribedBy; }
            if (Invalid is not null) { all["aria-invalid"] = Invalid; }
            return all;
        }
    }

    /// <summary>All of it and anything else; a tag takes one <c>@attributes</c> only.</summary>
    internal IReadOnlyDictionary<string, object> With(IReadOnlyDictionary<string, object>? more) => more is null ? Attributes : new Dictionary<string, object>(Attributes.Concat(more), StringComparer.Ordinal);

    internal static FieldWiring For(string id, bool hint, bool error, string? alsoDescribedBy)
    {
        var parts = new[] { hint ? id + "-hint" : null, alsoDescribedBy, error ? id + "-error" : null };
        var described = string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part)));
        return new(id, described.Length == 0 ? null : described, error ? "true" : null);
    }
}
