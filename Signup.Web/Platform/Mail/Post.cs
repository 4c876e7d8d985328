using SignupWeb.Kernel;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Mail;

/// <summary>Puts letters on their way: written in the reader's language, in the shop's own words where it has some. The mail is saved by whoever asks.</summary>
public sealed class Post(WordsInUse words, Stationery paper, TimeProvider time)
{
    /// <param name="culture">The reader's; null for that of the moment.</param>
    public MailMessage To(EmailAddress recipient, string kind, string? culture, Func<Letter> letter, CustomerId? customer = null) =>
        MailMessage.To(recipient, kind, words.In(kind, culture is null ? paper.On(letter()) : Speaking.In(culture, () => paper.On(letter()))), time.GetUtcNow(), customer);

    /// <summary>To the buyer a document names, in their language.</summary>
    public MailMessage To(Party buyer, string kind, Func<Letter> letter, CustomerId customer) => To(EmailAddress.Parse(buyer.Email), kind, buyer.Culture, letter, customer);
}
