namespace SignupWeb.SysOps;

/// <summary>Words as a cell of a CSV file.</summary>
internal static class CsvCell
{
    /// <summary>What a person typed stays text in a spreadsheet: it must not begin a formula. What stands behind apostrophes already gets one more, so that it can be read back.</summary>
    public static string Defused(string? text) => text?.TrimStart('\'') is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text ?? string.Empty;

    /// <summary>What was typed, of what <see cref="Defused"/> made.</summary>
    public static string Typed(string? cell) => cell is ['\'', ..] && Defused(cell[1..]) == cell ? cell[1..] : cell ?? string.Empty;

    /// <summary>A whole cell.</summary>
    public static string Of(string? text)
    {
        var safe = Defused(text);
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
