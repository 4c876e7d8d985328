using Microsoft.Extensions.Localization;
using SignupWeb.Kernel;

namespace SignupWeb.SysOps.People;

/// <summary>Events about who a customer is and how they get in, in words.</summary>
internal static class PersonEvents
{
    /// <summary>Null for events of another kind.</summary>
    public static TimelineLine? Of(IEvent happened, IStringLocalizer<PeopleTexts> words) => happened switch
    {
        CustomerRegistered => new("person", words["Account made"], null, words["the customer"]),
        VerificationEmailSent => new("mail", words["Asked to confirm the e-mail address"], null, words["the shop"]),
        CustomerVerified => new("tick", words["E-mail address confirmed"], null, words["the customer"]),
        CustomerLoggedIn => new("key", words["Signed in"], null, words["the customer"]),
        CustomerProfileUpdated => new("pencil", words["Details changed"]),
        CustomerAddressChanged => new("mail", words["Another e-mail address"], null, words["the customer"]),
        BillingDetailsChanged => new("pencil", words["Billing details changed"], words["Later invoices follow."]),
        VatNumberChecked { IsVerified: true } => new("tick", words["VAT number is valid"], null, words["the payment service"]),
        VatNumberChecked => new("alert", words["VAT number is not valid"], null, words["the payment service"]),
        CustomerSuspended suspended => new("stop", words["Suspended"], suspended.Reason),
        CustomerReinstated => new("tick", words["Reinstated"]),
        SessionsInvalidated { Count: 1 } => new("sign-out", words["1 sign-in ended"]),
        SessionsInvalidated ended => new("sign-out", words["{0} sign-ins ended", ended.Count]),
        SuspensionNotificationSent => new("mail", words["Told of the suspension"], null, words["the shop"]),
        CustomerExported exported => new("download", words["Data exported"], null, exported.By),
        CustomerErased erased => new("trash", words["Account deleted"], erased.Reason, erased.By == "the customer" ? words["the customer"] : erased.By),
        SupportRequestOpened => new("support", words["Asked for support"], null, words["the customer"]),
        SupportRequestFollowedUp => new("support", words["Wrote about a support request"], null, words["the customer"]),
        SupportRequestAnswered => new("support", words["Support request answered"]),
        SupportRequestClosed { ByStaff: true } => new("support", words["Support request closed"]),
        SupportRequestClosed { WithContract: true } => new("support", words["Support request closed"], words["Its contract has ended"]),
        SupportRequestClosed => new("support", words["Support request closed"], null, words["the customer"]),
        ClientBecamePreferred => new("person", words["Became a preferred client"], null, words["the shop"]),
        _ => null,
    };
}
