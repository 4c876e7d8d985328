using System.Globalization;
using Microsoft.Extensions.Localization;
using SignupWeb.Kernel;
using SignupWeb.Platform.Web;
using SignupWeb.Support;

namespace SignupWeb.Account.SupportRequests;

/// <summary>What is promised about the first answer, and what came of it, in words.</summary>
internal static class RequestTimes
{
    /// <param name="hours">The plan's own words for its hours.</param>
    public static string Promise(SupportPromise promise, string hours, IStringLocalizer<RequestsTexts> texts) => promise.Hours is null
        ? texts["A person answers within {0}, day and night.", Length(promise.FirstAnswer)]
        : texts["A person answers within {0} of support hours. {1}.", Length(promise.FirstAnswer), hours];

    /// <summary>Null when nothing was promised and nothing has come.</summary>
    public static (bool IsKept, string Words)? FirstAnswer(SupportRequest request, DateTimeOffset now, ShopOptions shop, IStringLocalizer<RequestsTexts> texts) => request switch
    {
        { FirstAnsweredAt: { } at, FirstAnswerDueAt: { } due } when at <= due => (true, texts["First answer on {0}, {1} before the promised time", shop.Local(at).DayAndTime(), About(due - at)]),
        { FirstAnsweredAt: { } at } => (true, texts["First answer on {0}", shop.Local(at).DayAndTime()]),
        { State: SupportState.Closed } or { FirstAnswerDueAt: null } => null,
        { FirstAnswerDueAt: { } due } when due > now => (false, texts["First answer by {0}", shop.Local(due).DayAndTime()]),
        { FirstAnswerDueAt: { } due } => (false, texts["The first answer was promised by {0}. We are late, and somebody has been told.", shop.Local(due).DayAndTime()]),
    };

    private static string Length(TimeSpan length) => length.InWords(CultureInfo.CurrentUICulture);

    /// <summary>In its largest unit alone.</summary>
    private static string About(TimeSpan length) => Length(length switch
    {
        { TotalDays: >= 1 } => TimeSpan.FromDays((int)length.TotalDays),
        { TotalHours: >= 1 } => TimeSpan.FromHours((int)length.TotalHours),
        _ => TimeSpan.FromMinutes((int)Math.Max(1, length.TotalMinutes)),
    });
}
