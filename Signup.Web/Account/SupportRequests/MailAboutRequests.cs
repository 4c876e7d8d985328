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
public sealed class MailAboutRequests(IStringLocalizer<RequestsTexts> texts, IOptions<ShopOptions> shop, PublicAddress address, TimeProvider time)
    : IHandle<SupportRequestOpened>, IHandle<SupportRequestFollowedUp>, IHandle<SupportRequestAnswered>, IHandle<SupportRequestClosed>
{
    /// <summary>Kind of the mails to the shop.</summary>
    public const string ToShop = "support-desk";

    public const string Answer = "support-answer";

    public const string End = "support-closed";

    private sealed record Story(Customer Customer, SupportRequest Request, SupportMessage? Message);

    public async Task Handle(SupportRequestOpened happened, SignupDb db, CancellationToken cancellationToken)
    {
        var first = await db.Set<SupportMessage>().Where(m => m.RequestId == happened.RequestId).OrderBy(m => m.Number).FirstOrDefaultAsync(cancellationToken);
        if (await Find(db, happened.RequestId, happened.CustomerId, first?.Id, cancellationToken) is { } story) { WriteToShop(db, story, $"New support request {story.Request.Reference}"); }
    }

    public async Task Handle(SupportRequestFollowedUp happened, SignupDb db, CancellationToken cancellationToken)
    {
        if (await Find(db, happened.RequestId, happened.CustomerId, happened.MessageId, cancellationToken) is { } story) { WriteToShop(db, story, $"New message in support request {story.Request.Reference}"); }
    }

    public async Task Handle(SupportRequestAnswered happened, SignupDb db, CancellationToken cancellationToken)
    {
        if (await Find(db, happened.RequestId, happened.CustomerId, happened.MessageId, cancellationToken) is { } story) { WriteToCustomer(db, story, Answer, () => Answered(story)); }
    }

    public async Task Handle(SupportRequestClosed happened, SignupDb db, CancellationToken cancellationToken)
    {
        if (happened.ByStaff && await Find(db, happened.RequestId, happened.CustomerId, null, cancellationToken) is { } story) { WriteToCustomer(db, story, End, () => Closed(story)); }
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
        db.Add(MailMessage.To(story.Customer.Email, kind, Speaking.In(story.Customer.Culture, letter), time.GetUtcNow(), story.Customer.Id));

    /// <summary>Kept under the customer's id, so that it goes with the customer.</summary>
    private void WriteToShop(SignupDb db, Story story, string subject) =>
        db.Add(MailMessage.To(EmailAddress.Parse(shop.Value.SupportEmail), ToShop, Speaking.In(LanguageChoice.Cultures[0].Name, () => Desk(story, subject)), time.GetUtcNow(), story.Customer.Id));

    private Letter Answered(Story story) => new(shop.Value.Name, texts["Answer to your request {0}: {1}", story.Request.Reference, story.Request.Subject], texts["{0} has answered", story.Message!.By ?? shop.Value.Name])
    {
        Paragraphs = [.. Greeting(story), .. Lines(story.Message.Text)],
        Facts = [(texts["Request"], $"{story.Request.Reference}, {story.Request.Subject}")],
        Button = (texts["Read and answer"], address.Of($"/account/support/{story.Request.Reference}")),
        Fine = texts["Please answer on that page: what is sent to this address reaches nobody who knows the request."],
    };

    private Letter Closed(Story story) => new(shop.Value.Name, texts["Your request {0} is closed", story.Request.Reference], texts["Your request {0} is closed", story.Request.Reference])
    {
        Paragraphs = [.. Greeting(story), texts["\"{0}\" is closed. If it is not settled, write to it again until {1}: that opens it again and costs no further request.", story.Request.Subject, Until(story.Request)]],
        Button = (texts["Read the request"], address.Of($"/account/support/{story.Request.Reference}")),
    };

    private Letter Desk(Story story, string subject) => new(shop.Value.Name, $"{subject}: {story.Request.Subject}", subject)
    {
        Paragraphs = [.. Lines(story.Message!.Text)],
        Facts = [.. DeskFacts(story)],
        Button = ("Open the request", address.Of($"/ops/support/{story.Request.Reference}")),
    };

    private IEnumerable<(string Name, string Value)> DeskFacts(Story story)
    {
        yield return ("Subject", story.Request.Subject);
        yield return ("Plan", $"{story.Request.PlanName}, contract {story.Request.ContractNumber}");
        if (story.Request is { WaitsForFirstAnswer: true, FirstAnswerDueAt: { } due }) { yield return ("First answer by", shop.Value.Local(due).DayAndTime()); }
    }

    private IEnumerable<string> Greeting(Story story) => story.Customer.Profile.FirstName is { Length: > 0 } name ? [texts["Hello {0},", name]] : [];

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private string Until(SupportRequest request) => shop.Value.Local((request.ClosedAt ?? time.GetUtcNow()) + SupportRequest.ReopensFor).LongDay();
}
