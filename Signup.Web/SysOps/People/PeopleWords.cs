using Microsoft.Extensions.Localization;
using SignupWeb.Contracts;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Platform.Web;
using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.SysOps.People;

/// <summary>Names, states and ages of a customer's things.</summary>
public static class PeopleWords
{
    private const int DaysShown = 90;
    private const double DaysInMonth = 30.44;
    private const int MonthsShown = 24;

    /// <summary>The company, else the person; empty when neither is known.</summary>
    public static string NameOf(Customer customer) => customer.Profile.Company is { Length: > 0 } company ? company : customer.Profile.FullName;

    public static (Tone Tone, string Word) Standing(CustomerStatus status, bool isErased, IStringLocalizer<PeopleTexts> words) => (status, isErased) switch
    {
        (_, true) => (Tone.Grey, words["Deleted"]),
        (CustomerStatus.Unverified, _) => (Tone.Yellow, words["Unverified"]),
        (CustomerStatus.Verified, _) => (Tone.Green, words["Verified"]),
        (CustomerStatus.Suspended, _) => (Tone.Red, words["Suspended"]),
    };

    public static string By(FoundCustomer found, IStringLocalizer<PeopleTexts> words) => found.By switch
    {
        FoundBy.Newest => string.Empty,
        FoundBy.Id => words["Its id"],
        FoundBy.Email => words["E-mail"],
        FoundBy.Order => words["Order {0}", found.Detail],
        FoundBy.Contract => words["Contract {0}", found.Detail],
        FoundBy.Invoice => words["Invoice {0}", found.Detail],
        FoundBy.CreditNote => words["Credit note {0}", found.Detail],
        FoundBy.Card => words["Card {0}", found.Detail],
        FoundBy.Name => words["Name {0}", found.Detail],
    };

    /// <summary>"67 days", "7 months", "3 years".</summary>
    public static string Span(TimeSpan span, IStringLocalizer<PeopleTexts> words) => ((int)span.TotalDays, (int)(span.TotalDays / DaysInMonth)) switch
    {
        (0, _) => words["less than a day"],
        (1, _) => words["1 day"],
        ( < DaysShown, _) and var (days, _) => words["{0} days", days],
        (_, < MonthsShown) and var (_, months) => words["{0} months", months],
        var (_, months) => words["{0} years", months / 12],
    };

    /// <summary>"67 days, since 14 Sep 2026".</summary>
    public static string Age(DateTimeOffset since, DateTimeOffset now, ShopOptions shop, IStringLocalizer<PeopleTexts> words) =>
        words["{0}, since {1}", Span(now - since, words), shop.Local(since).Day()];

    /// <summary>"14 Sep 2027, in 298 days", "14 Sep 2026, 2 days ago".</summary>
    public static string Until(DateTimeOffset end, DateTimeOffset now, ShopOptions shop, IStringLocalizer<PeopleTexts> words) => end >= now
        ? words["{0}, in {1}", shop.Local(end).Day(), Span(end - now, words)]
        : words["{0}, {1} ago", shop.Local(end).Day(), Span(now - end, words)];

    public static string Expiry(Contract contract, DateTimeOffset now, ShopOptions shop, IStringLocalizer<PeopleTexts> words) => contract switch
    {
        { EndedAt: { } ended } => words["ended {0}", shop.Local(ended).Day()],
        { ExpiresAt: { } end } => Until(end, now, shop, words),
        _ => words["never, bought once"],
    };

    public static string Cycle(BillingCycle cycle, IStringLocalizer<PeopleTexts> words) => cycle switch
    {
        BillingCycle.Monthly => words["Monthly"],
        BillingCycle.Yearly => words["Yearly"],
        BillingCycle.Once => words["Once"],
    };

    public static string State(ContractState state, IStringLocalizer<PeopleTexts> words) => state switch
    {
        ContractState.Signed => words["signed, being set up"],
        ContractState.Active => words["active"],
        ContractState.Ended => words["ended"],
    };

    public static (Tone Tone, string Word) State(OrderState state, IStringLocalizer<PeopleTexts> words) => state switch
    {
        OrderState.Placed => (Tone.Grey, words["Placed"]),
        OrderState.Charging => (Tone.Grey, words["Charging"]),
        OrderState.PaymentFailed => (Tone.Red, words["Payment failed"]),
        OrderState.Accepted => (Tone.Green, words["Accepted"]),
        OrderState.Cancelled => (Tone.Grey, words["Cancelled"]),
    };

    /// <summary>Empty when the payment service was not asked.</summary>
    public static string State(TaxNumberState? state, IStringLocalizer<PeopleTexts> words) => state switch
    {
        TaxNumberState.Verified => words["valid"],
        TaxNumberState.NotVerified => words["not valid"],
        TaxNumberState.BeingChecked => words["being checked"],
        TaxNumberState.Unavailable => words["no answer from the authorities yet"],
        null => words["not checked"],
    };
}
