using SignupWeb.Kernel;
using SignupWeb.Platform.Files;

namespace SignupWeb.Contracts;

/// <summary>A file that shows why a criterion was given its colour (R5). Its content is in the data folder, named by this id.</summary>
public sealed class EvidenceFile
{
    public EvidenceId Id { get; init; }

    public ContractId ContractId { get; init; }

    /// <summary>The colouring it came with.</summary>
    public Guid AssessmentId { get; init; }

    /// <summary>As its sender called it, without a folder.</summary>
    public string Name { get; init; } = string.Empty;

    public string MediaType { get; init; } = string.Empty;

    public long Bytes { get; init; }

    /// <summary>Lower-case hexadecimal.</summary>
    public string Sha256 { get; init; } = string.Empty;

    internal static EvidenceFile Of(KeptFile file, CriterionAssessment assessment) => new()
    {
        Id = new(file.Id), ContractId = assessment.ContractId, AssessmentId = assessment.Id, Name = file.Name, MediaType = file.MediaType, Bytes = file.Bytes, Sha256 = file.Sha256,
    };
}
