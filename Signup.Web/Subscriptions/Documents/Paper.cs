namespace SignupWeb.Subscriptions.Documents;

/// <summary>One row of the table on paper.</summary>
/// <param name="Detail">The period; null for what is paid once.</param>
public sealed record PaperLine(string What, string? Detail, string Price);

/// <summary>Every word of a printed invoice or credit note, in the buyer's language, whoever reads it.</summary>
/// <param name="Language">"en" or "de".</param>
/// <param name="Title">"Invoice" or "Credit note".</param>
/// <param name="Settled">That it was paid, or paid back, and when.</param>
/// <param name="Size">The paper it is printed on, as a class: "letter" in North America, else "a4".</param>
public sealed record Paper(
    string Language,
    string Title,
    IReadOnlyList<string> From,
    IReadOnlyList<string> To,
    IReadOnlyList<(string Name, string Value)> Facts,
    IReadOnlyList<PaperLine> Lines,
    IReadOnlyList<(string Name, string Value)> Sums,
    (string Name, string Value) Total,
    string State,
    string Settled,
    IReadOnlyList<string> Notes,
    IReadOnlyList<IReadOnlyList<string>> Foot,
    (string BilledTo, string What, string Amount) Heads,
    string Size);
