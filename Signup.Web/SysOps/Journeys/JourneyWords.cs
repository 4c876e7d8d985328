using Microsoft.Extensions.Localization;
using SignupWeb.Customers;
using SignupWeb.Orders;
using SignupWeb.Platform.Web;
using SignupWeb.Platform.Web.Parts;
using SignupWeb.Provisioning;
using SignupWeb.Signups;
using SignupWeb.SysOps.People;

namespace SignupWeb.SysOps.Journeys;

/// <summary>How a sign-up stands, in words.</summary>
public static class JourneyWords
{
    /// <summary>Who is on the way.</summary>
    /// <param name="customer">Null while nobody has an account in it.</param>
    public static string Name(Customer? customer, IStringLocalizer<JourneysTexts> words) => customer switch
    {
        null => words["Somebody without an account yet"],
        { ErasedAt: not null } => words["Deleted customer"],
        _ => PeopleWords.NameOf(customer) is { Length: > 0 } name ? name : customer.Email.Value,
    };

    public static (Tone Tone, string Word) State(SignupState state, IStringLocalizer<JourneysTexts> words) => state switch
    {
        SignupState.Open => (Tone.Accent, words["Under way"]),
        SignupState.Ordered => (Tone.Accent, words["Ordered"]),
        SignupState.Completed => (Tone.Green, words["Completed"]),
        SignupState.Cancelled => (Tone.Grey, words["Cancelled"]),
        SignupState.Expired => (Tone.Grey, words["Expired"]),
        SignupState.Held => (Tone.Red, words["Held"]),
    };

    public static string Step(SignupStep step, IStringLocalizer<JourneysTexts> words) => step switch
    {
        SignupStep.Register => words["Account"],
        SignupStep.Profile => words["Details"],
        SignupStep.Payment => words["Card"],
        SignupStep.Review => words["Review"],
        SignupStep.Order => words["Order"],
        SignupStep.Done => words["Done"],
    };

    /// <summary>Why it is in its state, what comes next and when.</summary>
    public static OpenThing Standing(JourneyReading reading, IStringLocalizer<JourneysTexts> words, IStringLocalizer<PeopleTexts> people, Sentences sentences)
    {
        var (signup, order) = (reading.Signup, reading.Order);
        if (signup.CanBeDecided) { return new(Tone.Red, State(signup.State, words).Word, Lacks(signup, order, words), signup.State == SignupState.Held ? words["A person decides: try again, go without, or end it"] : words["It is held, and a person decides"], Due(reading, signup.Id.Value)); }
        if (reading.Download is { WaitsForRetry: true } late) { return new(Tone.Red, words["The download was not provided"], Fault(late.Fault, words), words["It is tried again"], late.NextTryAt); }
        var open = order is not null ? OpenThings.Of(order, Due(reading, order.Id.Value), people, sentences) : null;
        open ??= OpenThings.Of(signup, order?.State == OrderState.Accepted, Due(reading, signup.Id.Value), people);
        if (open is null) { return new(State(signup.State, words).Tone, State(signup.State, words).Word, Ended(signup, words), words["Nothing: it has ended"], null); }
        var standing = open with { Name = open.Why, Why = open.Name };
        if (reading.Visit is { } visit) { return standing with { Name = words["The customer is on a page of another system"], Next = words["They come back from it, or our own page serves"], When = visit.EndsAt }; }
        var mail = reading.Deadlines.FirstOrDefault(d => d.Kind == ResumeLink.Kind);
        return signup.IsOpen && mail is not null ? standing with { Next = words["A mail with the way back; without the customer it ends later"], When = mail.DueAt } : standing;
    }

    private static string Fault(ProvisioningFault? fault, IStringLocalizer<JourneysTexts> words) => fault switch
    {
        ProvisioningFault.FileMissing => words["Its file is not in the folder"],
        ProvisioningFault.NotReached => words["Operations cannot be reached"],
        ProvisioningFault.NoAnswer => words["Operations took the request and did not answer"],
        ProvisioningFault.Refused => words["Operations say that they cannot provide it"],
        null => string.Empty,
    };

    private static string Lacks(Signup signup, Order? order, IStringLocalizer<JourneysTexts> words) =>
        order?.State == OrderState.Charging ? words["The payment service has not answered"] : words["Paid, and contract or thank-you page is missing"];

    private static string Ended(Signup signup, IStringLocalizer<JourneysTexts> words) => signup.State switch
    {
        SignupState.Completed => words["Contract and thank-you page are there"],
        SignupState.Cancelled when signup.OrderId is not null => words["Its order was cancelled"],
        SignupState.Cancelled => words["The team ended it before anything was ordered"],
        SignupState.Expired => words["Nobody finished it in time, or its customer was deleted"],
        SignupState.Ordered => words["Its order is cancelled; the sign-up follows in a moment"],
        SignupState.Open or SignupState.Held => words["A person has to decide"],
    };

    private static DateTimeOffset? Due(JourneyReading reading, Guid subject) => reading.Deadlines.Where(d => d.SubjectId == subject && d.Kind != ResumeLink.Kind).Select(d => (DateTimeOffset?)d.DueAt).Min();
}
