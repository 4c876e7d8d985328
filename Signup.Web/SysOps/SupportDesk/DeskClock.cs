using Microsoft.Extensions.Localization;
using SignupWeb.Platform.Web;
using SignupWeb.Support;

namespace SignupWeb.SysOps.SupportDesk;

/// <summary>The clock of a request as staff reads it.</summary>
/// <param name="Css">How it looks: "due late", "due soon", "due", "ack yes", "ack no".</param>
/// <param name="Row">The colour at the edge of its line.</param>
public sealed record DeskClock(string Css, string Icon, string Text, string Row)
{
    private static readonly TimeSpan Soon = TimeSpan.FromHours(1);

    public static DeskClock Of(SupportRequest request, DateTimeOffset now, ShopOptions shop, IStringLocalizer<DeskTexts> texts) => request switch
    {
        { FirstAnsweredAt: { } at } => new(request.FirstAnswerDueAt < at ? "ack no" : "ack yes", request.FirstAnswerDueAt < at ? "x" : "tick", texts["after {0}", Length(at - request.OpenedAt, texts)], request.State == SupportState.Open ? "none" : string.Empty),
        { State: SupportState.Closed } => new("due", "skip", texts["without an answer"], string.Empty),
        { FirstAnswerDueAt: null } => new("due", "clock", texts["waits {0}", Length(now - request.TurnAt, texts)], "none"),
        { FirstAnswerDueAt: { } due } when due <= now => new("due late", "clock", texts["overdue {0}", Length(now - due, texts)], "red"),
        { FirstAnswerDueAt: { } due } when due - now <= Soon => new("due soon", "clock", texts["in {0}", Length(due - now, texts)], "yellow"),
        { FirstAnswerDueAt: { } due } => new("due", "clock", texts["by {0}", Moment.Text(shop.Local(due), shop.Local(now), texts)], "none"),
    };

    /// <summary>"22 min", "5 h 10 min", "3 days".</summary>
    public static string Length(TimeSpan length, IStringLocalizer<DeskTexts> texts) => length switch
    {
        { TotalHours: < 1 } => texts["{0} min", Math.Max(1, (int)length.TotalMinutes)],
        { TotalDays: < 2, Minutes: 0 } => texts["{0} h", (int)length.TotalHours],
        { TotalDays: < 2 } => texts["{0} h {1} min", (int)length.TotalHours, length.Minutes],
        _ => texts["{0} days", (int)length.TotalDays],
    };

    /// <summary>What was promised: "2 h, Weekdays 7:00 to 21:00".</summary>
    public static string Promise(SupportRequest request, IStringLocalizer<DeskTexts> texts) => request.Promise switch
    {
        null => texts["no time promised"],
        { Hours: null } promise => texts["{0}, always", Length(promise.FirstAnswer, texts)],
        { Hours: { } hours } promise => texts["{0}, {1} days a week, {2} to {3}", Length(promise.FirstAnswer, texts), hours.Days.Count, hours.From.ToString("H:mm", System.Globalization.CultureInfo.InvariantCulture), hours.To.ToString("H:mm", System.Globalization.CultureInfo.InvariantCulture)],
    };

    public static (string Css, string Word) State(SupportRequest request, IStringLocalizer<DeskTexts> texts) => request switch
    {
        { State: SupportState.Closed } => (string.Empty, texts["Closed"]),
        { State: SupportState.Answered } => (string.Empty, texts["With customer"]),
        { FirstAnsweredAt: null } => ("accent", texts["New"]),
        _ => ("yellow", texts["With us"]),
    };
}
