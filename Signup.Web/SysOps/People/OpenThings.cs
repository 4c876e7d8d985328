using System.Globalization;
using Microsoft.Extensions.Localization;
using SignupWeb.Customers;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Platform.Web;
using SignupWeb.Platform.Web.Parts;
using SignupWeb.Signups;

namespace SignupWeb.SysOps.People;

/// <summary>What of a customer is open now; the deadlines are those that were written down with it.</summary>
public static class OpenThings
{
    public static IReadOnlyList<OpenThing> Of(CustomerReading reading, IStringLocalizer<PeopleTexts> words, Sentences sentences) =>
    [
        .. Account(reading.Customer, words),
        .. reading.Overdue.Select(cycle => Of(cycle, reading, words, sentences)),
        .. reading.Orders.Select(order => Of(order, When(reading, order.Id.Value), words, sentences)).OfType<OpenThing>(),
        .. reading.Signups.Select(signup => Of(signup, reading, words)).OfType<OpenThing>(),
    ];

    private static IEnumerable<OpenThing> Account(Customer customer, IStringLocalizer<PeopleTexts> words)
    {
        if (customer.Suspension is { } suspension) { yield return new(Tone.Red, words["Account"], words["Suspended by {0}: {1}", suspension.By, suspension.Reason], words["An administrator reinstates it"], null); }
        else if (customer is { VerifiedAt: null, ErasedAt: null }) { yield return new(Tone.Yellow, words["Account"], words["The e-mail address is not confirmed"], words["The customer opens the link in the mail"], null); }
    }

    private static OpenThing Of(OverdueInvoice cycle, CustomerReading reading, IStringLocalizer<PeopleTexts> words, Sentences sentences)
    {
        var name = words["Renewal of {0}", reading.Orders.FirstOrDefault(o => o.Id == cycle.OrderId)?.Reference ?? cycle.Total.ToString(null, CultureInfo.CurrentCulture)];
        var why = sentences.Say(Declines.SentenceFor(cycle.Reason));
        return cycle switch
        {
            { SuspendedAt: not null } => new(Tone.Red, name, why, words["Suspended until the customer pays {0}", cycle.Total], null),
            { NextTryAt: { } next } when next == cycle.SuspendsAt => new(Tone.Red, name, why, words["The last try; then the subscription is suspended"], next),
            _ => new(Tone.Yellow, name, why, words["{0} is tried again", cycle.Total], cycle.NextTryAt),
        };
    }

    /// <summary>Null for an order that is accepted or cancelled.</summary>
    internal static OpenThing? Of(Order order, DateTimeOffset? due, IStringLocalizer<PeopleTexts> words, Sentences sentences)
    {
        var name = words["Order {0}", order.Reference];
        return order.State switch
        {
            OrderState.Placed => new(Tone.Grey, name, words["It can still be cancelled free of charge"], words["{0} is charged", order.Total], order.RemorseEndsAt),
            OrderState.Charging => new(Tone.Grey, name, words["The payment service was asked for {0}", order.Total], words["Its answer; without one somebody is told"], due),
            OrderState.PaymentFailed => new(Tone.Red, name, order.Failure is { } failure ? sentences.Say(failure.Sentence) : words["Payment failed"], words["The customer pays, or it is cancelled"], due),
            OrderState.Accepted or OrderState.Cancelled => null,
        };
    }

    /// <summary>A sign-up with an order tells nothing more while its order does.</summary>
    private static OpenThing? Of(Signup signup, CustomerReading reading, IStringLocalizer<PeopleTexts> words) =>
        Of(signup, reading.Orders.Any(o => o.Id == signup.OrderId && o.State == OrderState.Accepted), When(reading, signup.Id.Value), words) is { } thing ? thing with { Href = "/ops/signups/" + signup.Id } : null;

    /// <summary>Null for a sign-up that has ended, and while its order is what is open.</summary>
    internal static OpenThing? Of(Signup signup, bool isPaid, DateTimeOffset? due, IStringLocalizer<PeopleTexts> words)
    {
        var name = words["Sign-up for {0}", signup.Offer.PlanName];
        if (signup.IsOpen) { return new(Tone.Grey, name, Waits(SignupJourney.Current(signup).Step, words), words["The customer goes on, or it ends unfinished"], due ?? signup.StartedAt + SignupExpiry.After); }
        return isPaid && signup.State == SignupState.Ordered ? new(Tone.Yellow, name, words["Paid, not everything is there yet"], words["Contract and thank-you page are made, by themselves"], null) : null;
    }

    private static string Waits(SignupStep step, IStringLocalizer<PeopleTexts> words) => step switch
    {
        SignupStep.Register => words["It waits for an account"],
        SignupStep.Profile => words["It waits for name and address"],
        SignupStep.Payment => words["It waits for a card"],
        SignupStep.Review or SignupStep.Order or SignupStep.Done => words["It waits to be ordered"],
    };

    private static DateTimeOffset? When(CustomerReading reading, Guid subject) => reading.Due[subject].Select(due => (DateTimeOffset?)due).Min();
}
