using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;
using SignupWeb.Support;

namespace SignupWeb.Account.SupportRequests;

/// <summary>Tells the customer of an answer and of the end, in their language, and the shop of what customers ask.</summary>
public sealed class MailAboutRequests(IStringLocalizer<RequestsTexts> texts, IOptions<ShopOptions> shop, PublicAddress address, Post post, TimeProvider time)
    : IHandle<SupportRequestOpened>, IHandle<SupportRequestFollowedUp>, IHandle<SupportRequestAnswered>, IHandle<SupportRequestClosed>, IMailTemplates
{
    /// <summary>Kind of the mails to the shop.</summary>
    public const string ToShop = "support-desk";

    public const string Answer = "support-answer";

    public const string End = "support-closed";

    public IEnumerable<MailTemplate> Templates =>
    [
        new(Answer, MailGroup.Support, texts["Answer to a request"], () => Answered(MailSamples.Buyer.FirstName, Sample.Request, Sample.Answer)),
        new(End, MailGroup.Support, texts["Request closed"], () => Closed(MailSamples.Buyer.FirstName, Sample.Request), () => Ended(MailSamples.Buyer.FirstName, Sample.Request)),
        new(ToShop, MailGroup.Staff, texts["Support request to the shop"], () => Desk(Sample.Request, Sample.Asked, isNew: true), () => Desk(Sample.Request, Sample.Asked, isNew: false)) { OnlyInEnglish = true },
    ];

    private SampleRequest Sample => new(texts, shop.Value.Zone);

    private sealed record Story(Customer Customer, SupportRequest Request, SupportMessage? Message);

    public async Task Handle(SupportRequestOpened happened, SignupDb db, CancellationToken cancellationToken)
    {
        var first = await db.Set<SupportMessage>().Where(m => m.RequestId == happened.RequestId).OrderBy(m => m.Number).FirstOrDefaultAsync(cancellationToken);
        if (await Find(db, happened.RequestId, happened.CustomerId, first?.Id, cancellationToken) is { } story) { WriteToShop(db, story, isNew: true); }
    }

    public async Task Handle(SupportRequestFollowedUp happened, SignupDb db, CancellationToken cancellationToken)
    {
        if (await Find(db, happened.RequestId, happened.CustomerId, happened.MessageId, cancellationToken) is { } story) { WriteToShop(db, story, isNew: false); }
    }

    public async Task Handle(SupportRequestAnswered happened, SignupDb db, CancellationToken cancellationToken)
    {
        if (await Find(db, happened.RequestId, happened.CustomerId, happened.MessageId, cancellationToken) is { } story) { WriteToCustomer(db, story, Answer, () => Answered(story.Customer.Profile.FirstName, story.Request, story.Message!)); }
    }

    public async Task Handle(SupportRequestClosed happened, SignupDb db, CancellationToken cancellationToken)
    {
        if (!happened.ByStaff && !happened.WithContract) { return; }
        if (await Find(db, happened.RequestId, happened.CustomerId, null, cancellationToken) is { } story) { WriteToCustomer(db, story, End, () => happened.WithContract ? Ended(story.Customer.Profile.FirstName, story.Request) : Closed(story.Customer.Profile.FirstName, story.Request)); }
    }

    /// <summary>Null when either is gone by now.</summary>
    private static async Task<Story?> Find(SignupDb db, SupportRequestId id, CustomerId customer, Guid? message, CancellationToken cancellationToken)
    {
        var whose = await db.Set<Customer>().SingleOrDefaultAsync(c => c.Id == customer && c.ErasedAt == null, cancellationToken);
        var request = await db.Set<SupportRequest>().SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
        var said = await db.Set<SupportMessage>().SingleOrDefaultAsync(m => m.Id == message, cancellationToken);
        return whose is null || request is null || (message is not null && said is null) ? null : new(whose, request, said);
    }

    private void WriteToCustomer(SignupDb db, Story story, string kind, Func<Letter> letter) =>
        db.Add(post.To(story.Customer.Email, kind, story.Customer.Culture, letter, story.Customer.Id));

    /// <summary>Kept under the customer's id, so that it goes with the customer.</summary>
    private void WriteToShop(SignupDb db, Story story, bool isNew) =>
        db.Add(post.To(EmailAddress.Parse(shop.Value.SupportEmail), ToShop, LanguageChoice.Cultures[0].Name, () => Desk(story.Request, story.Message!, isNew), story.Customer.Id));

    private Letter Answered(string? firstName, SupportRequest request, SupportMessage answer) => new(
        shop.Value.Name,
        texts.Say("Answer to your request {0}: {1}", Reference(request), ("subject", request.Subject)),
        texts.Say("{0} has answered", ("by", answer.By ?? shop.Value.Name)))
    {
        Reach = Reach.AsPreferred,
        Paragraphs = [.. Greeting(firstName), .. Lines(answer.Text)],
        Facts = [(texts["Request"], $"{request.Reference}, {request.Subject}")],
        Button = (texts["Read and answer"], address.Of($"/account/support/{request.Reference}")),
        Fine = texts["Please answer on that page: what is sent to this address reaches nobody who knows the request."],
    };

    private Letter Closed(string? firstName, SupportRequest request) => new(shop.Value.Name, texts.Say("Your request {0} is closed", Reference(request)), texts.Say("Your request {0} is closed", Reference(request)))
    {
        Reach = Reach.AsPreferred,
        Paragraphs =
        [
            .. Greeting(firstName),
            texts.Say("“{0}” is closed. If it is not settled, write to it again by {1}: that opens it again and does not count as another request.", ("subject", request.Subject), ("until", Until(request))),
        ],
        Button = (texts["Read the request"], address.Of($"/account/support/{request.Reference}")),
    };

    private Letter Ended(string? firstName, SupportRequest request) => new(shop.Value.Name, texts.Say("Your request {0} is closed", Reference(request)), texts.Say("Your request {0} is closed", Reference(request)))
    {
        Reach = Reach.AsPreferred,
        Paragraphs =
        [
            .. Greeting(firstName),
            texts.Say("“{0}” is closed, because contract {1} has ended. What was written stays in your account.", ("subject", request.Subject), ("contract", request.ContractNumber)),
        ],
        Button = (texts["Read the request"], address.Of($"/account/support/{request.Reference}")),
    };

    private Letter Desk(SupportRequest request, SupportMessage message, bool isNew) => new(
        shop.Value.Name,
        isNew ? texts.Say("New support request {0}: {1}", Reference(request), ("subject", request.Subject)) : texts.Say("New message in support request {0}: {1}", Reference(request), ("subject", request.Subject)),
        isNew ? texts.Say("New support request {0}", Reference(request)) : texts.Say("New message in support request {0}", Reference(request)))
    {
        Paragraphs = [.. Lines(message.Text)],
        Facts = [.. DeskFacts(request)],
        Button = (texts["Open the request"], address.Of($"/ops/support/{request.Reference}")),
    };

    private IEnumerable<(string Name, string Value)> DeskFacts(SupportRequest request)
    {
        yield return (texts["Subject"], request.Subject);
        yield return (texts["Plan"], texts["{0}, contract {1}", request.PlanName, request.ContractNumber]);
        if (request is { WaitsForFirstAnswer: true, FirstAnswerDueAt: { } due }) { yield return (texts["First answer by"], shop.Value.Local(due).DayAndTime()); }
    }

    private IEnumerable<Sentence> Greeting(string? firstName) => firstName is { Length: > 0 } name ? [texts.Say("Hello {0},", ("first_name", name))] : [];

    private static (string Name, object? Value) Reference(SupportRequest request) => ("request", request.Reference);

    private static Sentence[] Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private string Until(SupportRequest request) => shop.Value.Local((request.ClosedAt ?? time.GetUtcNow()) + SupportRequest.ReopensFor).LongDay();
}
