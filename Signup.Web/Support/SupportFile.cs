using SignupWeb.Kernel;
using SignupWeb.Platform.Files;

namespace SignupWeb.Support;

/// <summary>A file that came with a message. Its content is in the data folder, named by this id.</summary>
public sealed class SupportFile
{
    public SupportFileId Id { get; init; }

    public SupportRequestId RequestId { get; init; }

    public Guid MessageId { get; init; }

    public CustomerId CustomerId { get; init; }

    /// <summary>As its sender called it, without a folder.</summary>
    public string Name { get; init; } = string.Empty;

    public string MediaType { get; init; } = string.Empty;

    public long Bytes { get; init; }

    /// <summary>Lower-case hexadecimal.</summary>
    public string Sha256 { get; init; } = string.Empty;

    internal static SupportFile Of(KeptFile file, SupportMessage message) => new()
    {
        Id = new(file.Id), RequestId = message.RequestId, MessageId = message.Id, CustomerId = message.CustomerId, Name = file.Name, MediaType = file.MediaType, Bytes = file.Bytes, Sha256 = file.Sha256,
    };
}
