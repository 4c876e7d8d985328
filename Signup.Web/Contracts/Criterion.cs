using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Contracts;

/// <summary>One acceptance criterion of a contract (R5), from the plan's template. Starts not assessed.</summary>
public sealed class Criterion : IVersioned, IWatched
{
    private Criterion()
    {
    }

    public CriterionId Id { get; private init; }

    public ContractId ContractId { get; private init; }

    /// <summary>Place in the contract's list, from 1.</summary>
    public int Position { get; private init; }

    public string Name { get; private init; } = string.Empty;

    public string HowMeasured { get; private set; } = string.Empty;

    public string YellowLimit { get; private set; } = string.Empty;

    public string RedLimit { get; private set; } = string.Empty;

    public Colour Colour { get; private set; }

    /// <summary>What was measured, with its unit, e.g. "3 h 10 min".</summary>
    public string? Value { get; private set; }

    /// <summary>Evidence, or why the colour is what it is.</summary>
    public string? Reason { get; private set; }

    /// <summary>The file that came with the last colouring; null when none did.</summary>
    public EvidenceId? EvidenceId { get; private set; }

    /// <summary>Name of the person who coloured it last.</summary>
    public string? By { get; private set; }

    public DateTimeOffset? At { get; private set; }

    public int Version { get; private set; }

    public IEnumerable<string> Topics => [ContractId.ToString(), "board"];

    public static Criterion From(CriterionTemplate template, ContractId contract, int position) => new()
    {
        Id = CriterionId.New(),
        ContractId = contract,
        Position = position,
        Name = template.Name,
        HowMeasured = template.HowMeasured,
        YellowLimit = template.YellowLimit,
        RedLimit = template.RedLimit,
        Colour = Colour.NotAssessed,
    };

    /// <summary>Another plan measures it another way.</summary>
    internal void Follow(CriterionTemplate template) => (HowMeasured, YellowLimit, RedLimit) = (template.HowMeasured, template.YellowLimit, template.RedLimit);

    /// <summary>Whether it says the same already.</summary>
    public bool Is(Colour colour, string? value, string? reason) => Colour == colour && Value == value && Reason == reason;

    public void Assess(Colour colour, string? value, string? reason, string by, DateTimeOffset now, EvidenceId? evidence = null) =>
        (Colour, Value, Reason, By, At, EvidenceId) = (colour, value, reason, by, now, evidence);
}
