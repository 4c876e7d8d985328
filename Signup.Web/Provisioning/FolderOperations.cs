namespace SignupWeb.Provisioning;

/// <summary>Operations as a folder: the file is there or it is not.</summary>
public sealed class FolderOperations(FileStore files)
{
    public async Task<OperationsAnswer> Ask(Download wanted, CancellationToken cancellationToken) =>
        await files.Find(wanted.FileName, cancellationToken) is { } file
            ? new(new OperationsAnswer.Provided(file.Size, file.Sha256, null))
            : OperationsAnswer.No(ProvisioningFault.FileMissing, "put the file into the data folder's \"files\".");
}
