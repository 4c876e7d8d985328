namespace SignupWeb.Platform.Files;

/// <summary>A file somebody sends.</summary>
/// <param name="Name">As the sender calls it.</param>
/// <param name="Size">Bytes, as the sender says.</param>
public sealed record Upload(string Name, long Size, Func<Stream> Open)
{
    public static IReadOnlyList<Upload> From(IFormFileCollection files) => [.. files.Where(f => f.Length > 0 || f.FileName.Length > 0).Select(f => new Upload(f.FileName, f.Length, f.OpenReadStream))];
}

/// <summary>A file whose content is kept already; its row is still to be written.</summary>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record KeptFile(Guid Id, string Name, string MediaType, long Bytes, string Sha256);
