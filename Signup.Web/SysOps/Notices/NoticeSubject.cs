using SignupWeb.SysOps.Risks;

namespace SignupWeb.SysOps.Notices;

/// <summary>What a notice is of, as far as it matters for who hears it.</summary>
public enum NoticeSubject
{
    ContractRed,
    ContractYellow,
    Acceptance,
    Support,
    Money,
    Else,
}

/// <summary>Which subject a notice belongs to.</summary>
public static class NoticeSubjects
{
    private static readonly string[] OfMoney = ["payment-", "refund-", "money-", "subscription-", "billing-", "card-", "payer-", "invoice-", "vat-"];

    public static NoticeSubject Of(string kind, Severity severity) => kind switch
    {
        HearNotices.Turned => severity == Severity.Red ? NoticeSubject.ContractRed : NoticeSubject.ContractYellow,
        _ when RiskWords.IsOfContract(kind) || RiskWords.IsOfTask(kind) => NoticeSubject.Acceptance,
        _ when RiskWords.IsOfSupport(kind) => NoticeSubject.Support,
        _ when OfMoney.Any(start => kind.StartsWith(start, StringComparison.Ordinal)) => NoticeSubject.Money,
        _ => NoticeSubject.Else,
    };
}
