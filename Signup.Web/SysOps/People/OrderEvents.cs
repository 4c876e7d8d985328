using Microsoft.Extensions.Localization;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Web;
using SignupWeb.SysOps.Boards;

namespace SignupWeb.SysOps.People;

/// <summary>Events of sign-ups, orders and what came of them, in words.</summary>
internal static class OrderEvents
{
    /// <summary>Null for events of another kind.</summary>
    public static TimelineLine? Of(IEvent happened, IStringLocalizer<PeopleTexts> words, IReadOnlyDictionary<Guid, string> names, ShopOptions shop) => happened switch
    {
        SignupStarted => new("route", words["Sign-up begun"], null, words["the customer"]),
        CustomerAttached => new("route", words["The sign-up has its customer"]),
        PaymentProfileAttached => new("card", words["Card chosen for the sign-up"], null, words["the customer"]),
        BillingCycleSelected selected => new("calendar", words["Billing cycle chosen: {0}", PeopleWords.Cycle(selected.BillingCycle, words)], null, words["the customer"]),
        SignupRequested => new("receipt", words["Order submitted"], null, words["the customer"]),
        SignupRequestedForReporting => new("outbox", words["Order told to reporting"], null, words["the shop"]),
        OrderPlaced placed => new("receipt", words["Order {0} placed", Name(names, placed.OrderId.Value)], words["Free to cancel until {0}", shop.Local(placed.RemorseEndsAt).Clock()], words["the customer"]),
        OrderCancelled cancelled => new("x", words["Order {0} cancelled", Name(names, cancelled.OrderId.Value)]),
        BuyersRemorseIsOver => new("clock", words["Time to cancel is over"], null, words["the shop"]),
        OrderAccepted accepted => new("tick", words["Order {0} accepted", Name(names, accepted.OrderId.Value)], words["Because {0} was paid", accepted.Total], words["the shop"]),
        SubscriptionStarted => new("box", words["Subscription begun"], words["Because the order was accepted"], words["the shop"]),
        PlanChanged changed => new("box", words["Plan is {0} now", changed.PlanName], words["Because the customer ordered it"], words["the shop"]),
        ContractSigned signed => new("file", words["Contract {0} signed", Name(names, signed.ContractId.Value)], words["Because the order was accepted"], words["the shop"]),
        ThankYouPagePublished => new("file", words["Thank-you page published"], null, words["the shop"]),
        ProvisionDownloadRequest asked => new("download", words["Download {0} asked for", asked.FileName], null, words["the shop"]),
        ProvisionDownloadResponse => new("download", words["Download is there"]),
        DownloadIsReady => new("download", words["Download handed over"], null, words["the shop"]),
        DownloadFailed => new("alert", words["Download not provided"], null, words["the shop"]),
        LimitedOfferRequested offer => new("tag", words["Offer {0} prepared", offer.Code], words["Takes off {0} %, until {1}", (offer.BasisPoints / 100m).ToString("0.##", System.Globalization.CultureInfo.CurrentCulture), shop.Local(offer.EndsAt).DayAndTime()], words["the shop"]),
        LimitedOfferMade offer => new("tag", words["Offer {0} can be used", offer.Code]),
        SignupCompleted => new("tick", words["Sign-up completed"], words["Contract and thank-you page are there"], words["the shop"]),
        SignupHeld => new("flag", words["Order held"], words["Not complete in time: a person decides"], words["the shop"]),
        SignupCancelled => new("x", words["Sign-up cancelled"]),
        SignupExpired => new("clock", words["Sign-up ended unfinished"], words["After 30 days"], words["the shop"]),
        ContractTurned turned => Turned(turned, words, names),
        AcceptanceAcknowledged taken => new("board", words["{0} acknowledged", Name(names, taken.ContractId.Value)], AttentionWords.Action(Enum.TryParse<NextAction>(taken.NextAction, out var next) ? next : NextAction.CallCustomer, words), taken.By),
        AcceptanceLogged logged => new("board", words["{0} logged as accepted", Name(names, logged.ContractId.Value)], null, logged.By),
        AmendmentOffered offered => new("file", words["New version of {0} offered", Name(names, offered.ContractId.Value)], null, offered.By),
        ContractChangedPlan => new("file", words["The contract follows the new plan"], null, words["the shop"]),
        ContractAmended amended => new("file", words["Version {0} of {1} accepted", amended.Number, Name(names, amended.ContractId.Value)], null, words["the customer"]),
        AmendmentEnded ended => new("file", words["New version of {0} is no longer offered", Name(names, ended.ContractId.Value)]),
        NoticeGiven given => new("calendar", words["Notice given, ends {0}", shop.Local(given.EndsAt).Day()], given.Reference, words["the customer"]),
        NoticeTakenBack kept => new("undo", words["Notice taken back"], kept.Reference, words["the customer"]),
        ContractWithdrawn withdrawn => new("x", words["Withdrawn from {0}, {1} goes back", Name(names, withdrawn.ContractId.Value), withdrawn.Back], withdrawn.Reference, words["the customer"]),
        CriterionColoured coloured => Coloured(coloured, words, names),
        _ => null,
    };

    private static TimelineLine Turned(ContractTurned turned, IStringLocalizer<PeopleTexts> words, IReadOnlyDictionary<Guid, string> names)
    {
        var tone = ToneOf.Colour(Enum.TryParse<Colour>(turned.Colour, out var known) ? known : Colour.NotAssessed);
        return new("board", words["{0} is {1} now", Name(names, turned.ContractId.Value), BoardWords.Colour(tone, words)], null, turned.By.Length > 0 ? turned.By : words["the shop"]) { Colour = tone };
    }

    private static TimelineLine Coloured(CriterionColoured coloured, IStringLocalizer<PeopleTexts> words, IReadOnlyDictionary<Guid, string> names)
    {
        var tone = ToneOf.Colour(Enum.TryParse<Colour>(coloured.Colour, out var known) ? known : Colour.NotAssessed);
        return new("board", words["A criterion of {0} is {1}", Name(names, coloured.ContractId.Value), BoardWords.Colour(tone, words)], null, coloured.By) { Colour = tone };
    }

    /// <summary>What was erased or is not the customer's has no name here.</summary>
    private static string Name(IReadOnlyDictionary<Guid, string> names, Guid id) => names.GetValueOrDefault(id) ?? "?";
}
