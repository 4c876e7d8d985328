using Microsoft.Extensions.Localization;

namespace SignupWeb.SysOps;

/// <summary>How long ago something was, short enough for a card: "12 min", "3 h", "5 days".</summary>
public static class Ago
{
    public static string Text(DateTimeOffset then, DateTimeOffset now, IStringLocalizer words)
    {
        var span = now - then;
        return span switch
        {
            { TotalMinutes: < 1 } => words["now"],
            { TotalHours: < 1 } => words["{0} min", (int)span.TotalMinutes],
            { TotalDays: < 2 } => words["{0} h", (int)span.TotalHours],
            _ => words["{0} days", (int)span.TotalDays],
        };
    }
}
