using SignupWeb.Kernel;

namespace SignupWeb.Contracts;

/// <summary>One colouring of a criterion: who, when, from what to what and why. Rows are only ever added (R5 log).</summary>
public sealed class CriterionAssessment
{
    public Guid Id { get; init; }

    public CriterionId CriterionId { get; init; }

    public ContractId ContractId { get; init; }

    public Colour Before { get; init; }

    public Colour Colour { get; init; }

    public string? Value { get; init; }

    public string? Reason { get; init; }

    public string By { get; init; } = string.Empty;

    /// <summary>The login of that person; null for the application itself.</summary>
    public Guid? ByLogin { get; init; }

    public DateTimeOffset At { get; init; }
}
