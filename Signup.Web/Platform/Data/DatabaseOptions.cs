namespace SignupWeb.Platform.Data;

/// <summary>Section Database.</summary>
public sealed class DatabaseOptions
{
    /// <summary>Sqlite. Others are refused at start until they are built.</summary>
    public string Provider { get; set; } = "Sqlite";
}
