using SignupWeb.Kernel;

namespace SignupWeb.Support;

/// <summary>A file somebody sends.</summary>
/// <param name="Name">As the sender calls it.</param>
/// <param name="Size">Bytes, as the sender says.</param>
public sealed record Upload(string Name, long Size, Func<Stream> Open)
{
    public static IReadOnlyList<Upload> From(IFormFileCollection files) => [.. files.Where(f => f.Length > 0 || f.FileName.Length > 0).Select(f => new Upload(f.FileName, f.Length, f.OpenReadStream))];
}

/// <summary>A file whose content is kept already; its row is still to be written.</summary>
public sealed record KeptFile(SupportFileId Id, string Name, string MediaType, long Bytes, string Sha256)
{
    public SupportFile For(SupportMessage message) => new() { Id = Id, RequestId = message.RequestId, MessageId = message.Id, CustomerId = message.CustomerId, Name = Name, MediaType = MediaType, Bytes = Bytes, Sha256 = Sha256 };
}
