namespace SignupWeb.Kernel;

/// <summary>What the HTTP API answers for a refusal; the numbers are the status codes.</summary>
public enum RefusalKind
{
    Invalid = 400,
    Unauthorized = 401,
    Forbidden = 403,
    NotFound = 404,
    Conflict = 409,
    Gone = 410,
    TooMany = 429,
    Unavailable = 503,
}

/// <summary>A plain "no": a code for programs and a sentence for the person affected. Sentences are composite formats, so they can be translated.</summary>
/// <param name="Kind">Decides the HTTP status.</param>
/// <param name="Code">Stable, upper case, e.g. EMAIL_EXISTS (R4).</param>
/// <param name="Sentence">English, may hold {0}, {1} ...; also the key of its translation.</param>
public sealed record Refusal(RefusalKind Kind, string Code, string Sentence)
{
    /// <summary>Values for the placeholders of <see cref="Sentence"/>.</summary>
    public IReadOnlyList<object> Arguments { get; init; } = [];

    /// <summary>The form field the sentence belongs to, in camel case; null when it is about the whole request.</summary>
    public string? Field { get; init; }

    /// <summary>Further refusals of the same request, one per field.</summary>
    public IReadOnlyList<Refusal> Others { get; init; } = [];

    /// <summary>Extra members of the ProblemDetails, e.g. the password requirements.</summary>
    public IReadOnlyDictionary<string, object?> Details { get; init; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>The English sentence with its values filled in.</summary>
    public string Message => Arguments.Count == 0 ? Sentence : string.Format(System.Globalization.CultureInfo.InvariantCulture, Sentence, [.. Arguments]);

    /// <summary>This refusal followed by <see cref="Others"/>.</summary>
    public IEnumerable<Refusal> All => [this, .. Others];

    public static Refusal Invalid(string code, string sentence, string? field = null) => new(RefusalKind.Invalid, code, sentence) { Field = field };

    public static Refusal NotFound(string code, string sentence) => new(RefusalKind.NotFound, code, sentence);

    public static Refusal Conflict(string code, string sentence) => new(RefusalKind.Conflict, code, sentence);

    /// <summary>Several field refusals as one; null when there are none.</summary>
    public static Refusal? Of(IReadOnlyList<Refusal> all) => all.Count == 0 ? null : all[0] with { Others = [.. all.Skip(1)] };
}
