namespace SignupWeb.Platform.Data;

/// <summary>Section Database.</summary>
public sealed class DatabaseOptions
{
    /// <summary>Sqlite or PostgreSql.</summary>
    public string Provider { get; set; } = "Sqlite";

    /// <summary>Of the PostgreSQL database, e.g. "Host=localhost;Database=signup;Username=signup;Password=…".</summary>
    public string ConnectionString { get; set; } = string.Empty;

    /// <summary>Which one is said: the database is chosen before anything is built.</summary>
    internal static bool IsPostgreSql(IConfiguration settings) => string.Equals(settings["Database:Provider"], "PostgreSql", StringComparison.OrdinalIgnoreCase);
}
