using SignupWeb.Platform.Mail;

namespace SignupWeb.Contracts;

/// <summary>The contract that previews of mails are about. It is never saved.</summary>
internal static class SampleContract
{
    public static Contract Of(string seller)
    {
        var (order, text) = (MailSamples.Accepted, ContractText.Compose(MailSamples.Offer, MailSamples.Buyer, seller));
        return Contract.Sign(
            new AgreedTerms
            {
                OrderId = order.OrderId, SignupId = order.SignupId, CustomerId = order.CustomerId, ClientAccountId = order.ClientAccountId, Offer = order.Offer, Party = order.Party,
                Text = text, TextVersion = text.Version, TextHash = text.Hash, AgreedAt = MailSamples.At,
            },
            42,
            MailSamples.At);
    }
}
