namespace SignupWeb.SysOps;

/// <summary>Words as a cell of a CSV file.</summary>
internal static class CsvCell
{
    /// <summary>What a person typed stays text in a spreadsheet: it must not begin a formula.</summary>
    public static string Of(string? text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text ?? string.Empty;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
