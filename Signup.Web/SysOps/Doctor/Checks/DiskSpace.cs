using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Doctor.Checks;

/// <summary>How much room the data folder has left.</summary>
public sealed class DiskSpace(DataDirectory data) : ICheck
{
    private const long Megabyte = 1L << 20;
    private const long Little = 1024 * Megabyte;
    private const long TooLittle = 200 * Megabyte;

    public string Name => "Disk";

    public Task<Finding> Look(CancellationToken cancellationToken) => Task.FromResult(Judge(new DriveInfo(data.Root).AvailableFreeSpace));

    /// <summary>What these facts mean.</summary>
    public static Finding Judge(long free) => free switch
    {
        < TooLittle => Finding.Fault("The data folder's disk has {0:N0} MB left. When it is full nobody can buy.", "Make room on the disk now.", free / Megabyte),
        < Little => Finding.Warning("The data folder's disk has {0:N0} MB left.", "Make room on the disk soon.", free / Megabyte),
        _ => Finding.Ok("The data folder's disk has {0:N0} MB left.", free / Megabyte),
    };
}
