using Microsoft.Extensions.Localization;
using SignupWeb.Contracts;
using SignupWeb.Platform.Mail;
using SignupWeb.SysOps.Risks;

namespace SignupWeb.SysOps.Notices;

/// <summary>What the subjects of notices are called, and one notice of each to look at.</summary>
public static class NoticeWords
{
    public static string Of(NoticeSubject subject, IStringLocalizer words) => subject switch
    {
        NoticeSubject.ContractRed => words["A contract turned red"],
        NoticeSubject.ContractYellow => words["A contract turned yellow"],
        NoticeSubject.Acceptance => words["Acceptance or a task is late"],
        NoticeSubject.Support => words["A first answer is late"],
        NoticeSubject.Money => words["Money and payments"],
        NoticeSubject.Else => words["Anything else"],
    };

    /// <summary>One to look at.</summary>
    public static Notice Sample(NoticeSubject subject) => subject switch
    {
        NoticeSubject.ContractRed => Of(HearNotices.Turned, Severity.Red, $"Contract {MailSamples.Contract} ({MailSamples.Offer.PlanName}) turned red."),
        NoticeSubject.ContractYellow => Of(HearNotices.Turned, Severity.Yellow, $"Contract {MailSamples.Contract} ({MailSamples.Offer.PlanName}) turned yellow."),
        NoticeSubject.Acceptance => Of(AttentionDue.NotAssessed, Severity.Yellow, $"Nobody has assessed contract {MailSamples.Contract} ({MailSamples.Offer.PlanName}): what its support needs is not known."),
        NoticeSubject.Support => Of(SignupWeb.Support.FirstAnswer.Late, Severity.Red, "Support request SR-2026-00042 has no answer yet."),
        NoticeSubject.Money => Of("refund-held", Severity.Red, "A refund was refused. The money is still with us: decide, then try again."),
        NoticeSubject.Else => Of(RaiseRisk.Undelivered, Severity.Yellow, "The mail \"Your contract\" could not be sent."),
    };

    private static Notice Of(string kind, Severity severity, string sentence) => Notice.Of(kind, MailSamples.Id, severity, sentence, MailSamples.At);
}
