using SignupWeb.Platform.Mail;

namespace SignupWeb.Contracts;

/// <summary>The contract that previews of mails are about. It is never saved.</summary>
internal static class SampleContract
{
    public static Contract Of(string seller) => Contract.Sign(Terms(seller), 42, MailSamples.At);

    public static AgreedTerms Terms(string seller)
    {
        var (order, text) = (MailSamples.Accepted, ContractText.Compose(MailSamples.Offer, MailSamples.Buyer, seller));
        return new()
        {
            OrderId = order.OrderId, SignupId = order.SignupId, CustomerId = order.CustomerId, ClientAccountId = order.ClientAccountId, Offer = order.Offer, Party = order.Party,
            Text = text, TextVersion = text.Version, TextHash = text.Hash, AgreedAt = MailSamples.At,
        };
    }
}
