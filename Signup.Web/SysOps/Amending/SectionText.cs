using SignupWeb.Contracts;

namespace SignupWeb.SysOps.Amending;

/// <summary>A section of a contract while it is typed: a paragraph a line, and lines that begin with a dash as its list.</summary>
public sealed class SectionText
{
    private const string Dash = "- ";

    public Guid Key { get; } = Guid.NewGuid();

    public string? Heading { get; set; }

    public string? Body { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Heading) && string.IsNullOrWhiteSpace(Body);

    public ContractSection Said
    {
        get
        {
            var lines = (Body ?? string.Empty).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return new((Heading ?? string.Empty).Trim(), [.. lines.Where(l => !l.StartsWith(Dash, StringComparison.Ordinal))], [.. lines.Where(l => l.StartsWith(Dash, StringComparison.Ordinal)).Select(l => l[Dash.Length..].Trim())]);
        }
    }

    public static SectionText Of(ContractSection section) => new() { Heading = section.Heading, Body = string.Join('\n', section.Paragraphs.Concat(section.Items.Select(i => Dash + i))) };
}
