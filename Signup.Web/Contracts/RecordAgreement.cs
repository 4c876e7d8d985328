using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Contracts;

/// <summary>Records the customer's consent in the transaction that places the order.</summary>
public static class RecordAgreement
{
    public static AgreedTerms Into(SignupDb db, OrderId order, SignupId signup, ClientAccountId account, CustomerId customer, Offer offer, Party party, ContractText text, bool asksForStart, DateTimeOffset now)
    {
        var terms = new AgreedTerms
        {
            OrderId = order,
            SignupId = signup,
            ClientAccountId = account,
            CustomerId = customer,
            Offer = offer,
            Party = party,
            Text = text,
            TextVersion = text.Version,
            TextHash = text.Hash,
            AgreedAt = now,
            StartAskedAt = asksForStart ? now : null,
        };
        db.Add(terms);
        return terms;
    }
}
