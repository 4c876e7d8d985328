using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.Signups;

/// <summary>The sign-up behind what was sold elsewhere: complete from the start, with the page its customer would have ended on.</summary>
public sealed class TakeOverSignup(PublicAddress address)
{
    public static Signup Begin(ClientAccountId account, CustomerId customer, PaymentProfileId card, Offer offer, string country, DateTimeOffset soldAt) =>
        Signup.OfCustomer(account, customer, null, card, offer, country, soldAt);

    public void Complete(SignupDb db, Signup signup, Order order, Contract contract)
    {
        var page = ThankYouPage.Of(signup.Id, order.Id, contract.Id, order.CustomerId, contract.SignedAt);
        _ = signup.Order(order.Id);
        signup.Collect(contract.Id, contract.SignedAt);
        signup.Collect(page.Id, address.Of(page.Path), contract.SignedAt);
        db.AddRange(signup, page);
    }
}
