using Microsoft.Extensions.Localization;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Platform.Web;
using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.Signups;

/// <summary>What becomes of a plan that runs, in the reader's words.</summary>
internal static class ChangeWords
{
    /// <summary>The rows above the tax: the new plan for the rest of the paid time, less what of the old one is unused.</summary>
    public static IEnumerable<MoneyLine> Lines(Offer offer, PlanChange change, Money net, IStringLocalizer<SignupsTexts> texts) => change.From is not null
        ? [new(texts["Net"], net)]
        : [new(texts["{0}, until the next charge", offer.PlanName], net + change.Unused), new(texts["{0}, unused, taken off", change.PlanName], change.Unused * -1)];

    /// <summary>"At once, as soon as it is paid, in place of Essential."</summary>
    public static string Starts(PlanChange change, ShopOptions shop, IStringLocalizer<SignupsTexts> texts) => change.From is { } from
        ? texts["{0}, in place of {1}", shop.Local(from).LongDay(), change.PlanName]
        : texts["As soon as it is paid, in place of {0}", change.PlanName];

    /// <summary>"From 21 December 2026 €177.31 each month, until you end it."</summary>
    public static string Then(Offer offer, PlanChange change, ShopOptions shop, IStringLocalizer<SignupsTexts> texts) => offer.BillingCycle == BillingCycle.Yearly
        ? texts["From {0} {1} each year, until you end it.", shop.Local(change.Until).LongDay(), change.Then]
        : texts["From {0} {1} each month, until you end it.", shop.Local(change.Until).LongDay(), change.Then];

    /// <summary>Nothing is charged for it.</summary>
    public static bool IsLater(Order order) => order.Offer.Change is { From: not null };
}
