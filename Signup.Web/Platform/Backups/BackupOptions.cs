namespace SignupWeb.Platform.Backups;

/// <summary>Section Backups: copies of everything the shop keeps.</summary>
public sealed class BackupOptions
{
    /// <summary>Where copies are kept; null for the folder "backups" in the data folder. Another disk is better.</summary>
    public string? Directory { get; set; }

    /// <summary>Whether copies are taken without being asked for.</summary>
    public bool Scheduled { get; set; } = true;

    /// <summary>How long after one copy the next is taken.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How many copies are kept; the oldest go.</summary>
    public int Keep { get; set; } = 7;
}
