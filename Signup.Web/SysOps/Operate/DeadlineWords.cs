using Microsoft.Extensions.Localization;

namespace SignupWeb.SysOps.Operate;

/// <summary>What is to happen at a deadline, in words.</summary>
public static class DeadlineWords
{
    public static string Of(string kind, IStringLocalizer words) => kind switch
    {
        "amendment" => words["A new version of a contract is offered no longer"],
        "attention" => words["Somebody must look at the contract"],
        "billing-cycle-overdue" => words["An unpaid cycle is charged again"],
        "buyers-remorse-is-over" => words["The time to cancel is over, the order is charged"],
        "card-runs-out" => words["The customer is told that the card expires"],
        "charge-takes-long" => words["A charge that takes too long becomes a risk"],
        "clean-up-access" => words["What is over is cleaned up"],
        "contract-task" => words["A task must be done"],
        "forget-again" => words["What is left of deleted customers is removed"],
        "forget-reported" => words["What reporting was told about a customer is removed"],
        "mail-notices" => words["The team is mailed what needs somebody"],
        "mail-unlogged" => words["The team is mailed what is green and not logged"],
        "note-acceptance" => words["How the contracts stand is written down"],
        "order-payment-overdue" => words["An order nobody paid is cancelled"],
        "page-visit-ends" => words["A customer must be back from a page of another system"],
        "recount" => words["The board is counted anew"],
        "order-completes" => words["An order must be complete, or somebody looks after it"],
        "signup-expires" => words["A sign-up nobody finished ends"],
        "signup-resume-mail" => words["The way back to a sign-up is mailed"],
        "support-first-answer" => words["A support request must have its first answer"],
        "welcome-without-offer" => words["The welcome goes out, with its offer or without"],
        "verification-again" => words["Another link to confirm an address is mailed"],
        "tidy-search" => words["The search forgets what is gone"],
        _ => kind,
    };
}
