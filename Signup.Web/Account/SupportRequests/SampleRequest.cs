using Microsoft.Extensions.Localization;
using SignupWeb.Platform.Mail;
using SignupWeb.Support;

namespace SignupWeb.Account.SupportRequests;

/// <summary>The support request that previews of mails are about, in the language of the moment. It is never saved.</summary>
internal sealed class SampleRequest(IStringLocalizer<RequestsTexts> texts, TimeZoneInfo zone)
{
    public SupportRequest Request { get; } = SupportRequest.Open(
        new(new(MailSamples.Id), new(MailSamples.Id), MailSamples.Contract, MailSamples.Offer.PlanName, new(TimeSpan.FromHours(8)), texts["The backup does not start"], Question(texts), MailSamples.Id),
        SupportReference.Of(MailSamples.At.Year, 42),
        MailSamples.At,
        zone);

    public SupportMessage Asked => SupportMessage.FromCustomer(Request, EntryKind.Asked, Question(texts), MailSamples.Id, MailSamples.At);

    public SupportMessage Answer => SupportMessage.FromStaff(Request, EntryKind.Answered, texts["The disk was full. It runs again."], MailSamples.Id, MailSamples.Colleague, MailSamples.Id, MailSamples.At);

    private static string Question(IStringLocalizer<RequestsTexts> texts) => texts["It has not run since this morning."];
}
