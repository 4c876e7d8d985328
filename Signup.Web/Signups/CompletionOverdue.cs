using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.Signups;

/// <summary>
/// R1, processing time-outs: an order that is not complete in time is looked after, a step at a time. What is slow is asked again; then the customer is released with
/// a reference and a mail; then the team is told; then it is held, and a person decides (<see cref="DecideSignup"/>). What comes meanwhile completes it.
/// </summary>
public sealed class CompletionOverdue(IOptions<SignupOptions> options, IStringLocalizer<SignupsTexts> texts, IOptions<ShopOptions> shop, PublicAddress address, Post post, TimeProvider time) : IWhenDue, IMailTemplates
{
    public const string MailKind = "order-takes-long";

    /// <summary>While the customer or the payment service has the next move, it is only looked at now and then.</summary>
    private static readonly TimeSpan Meanwhile = TimeSpan.FromHours(1);

    public static string Kind => "order-completes";

    public IEnumerable<MailTemplate> Templates => [new(MailKind, MailGroup.Order, texts["Order takes longer"], () => Letter(MailSamples.Buyer.FirstName, MailSamples.Order, MailSamples.Offer.PlanName))];

    public async Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken)
    {
        var id = new SignupId(subjectId);
        var signup = await db.Set<Signup>().SingleAsync(s => s.Id == id, cancellationToken);
        if (signup is not { State: SignupState.Ordered, OrderId: { } orderId }) { return; }
        var order = await db.Set<Order>().SingleAsync(o => o.Id == orderId, cancellationToken);
        if (order.State is OrderState.Placed or OrderState.PaymentFailed or OrderState.Cancelled)
        {
            Again(db, id, Meanwhile);
            return;
        }

        await Next(db, signup, order, cancellationToken);
    }

    private async Task Next(SignupDb db, Signup signup, Order order, CancellationToken cancellationToken)
    {
        await AskAgain(db, signup, order.Id, time.GetUtcNow(), cancellationToken);
        switch (signup.Late)
        {
            case Lateness.None:
                signup.BeLate(Lateness.AskedAgain);
                Again(db, signup.Id, options.Value.ReleaseAfter);
                break;
            case Lateness.AskedAgain:
                db.Add(post.To(order.Party, MailKind, () => Letter(order.Party.FirstName, order.Reference, order.Offer.PlanName), order.CustomerId));
                signup.BeLate(Lateness.Released);
                Again(db, signup.Id, options.Value.TellAfter);
                break;
            case Lateness.Released:
                db.Announce(new RiskFound(DecideSignup.RiskKind, "red", signup.Id.Value, await Missing(db, order, cancellationToken)));
                signup.BeLate(Lateness.Told);
                Again(db, signup.Id, options.Value.HoldAfter);
                break;
            case Lateness.Told:
                signup.Hold();
                db.Announce(new SignupHeld(signup.Id, order.CustomerId));
                db.Announce(new RiskFound(DecideSignup.RiskKind, "red", signup.Id.Value, $"{await Missing(db, order, cancellationToken)} It is held: somebody has to decide."));
                break;
        }
    }

    /// <summary>What failed and waits, or was set aside, is tried at once: what tells of the order, and what is asked of the payment service.</summary>
    internal static async Task AskAgain(SignupDb db, Signup signup, OrderId order, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Guid[] lanes = [order.Value, signup.Id.Value];
        foreach (var delivery in await db.Set<Delivery>().Where(d => lanes.Contains(d.Lane) && (d.NextTryAt == null || d.NextTryAt > now)).ToListAsync(cancellationToken)) { delivery.Retry(now); }
        foreach (var operation in await db.Set<PaymentOperation>().Where(o => o.OrderId == order && o.SettledAt == null && o.NextTryAt > now).ToListAsync(cancellationToken)) { operation.Wait(now); }
    }

    internal static void Again(SignupDb db, SignupId id, DateTimeOffset at) => db.Add(Deadline.At(Kind, id.Value, at));

    private void Again(SignupDb db, SignupId id, TimeSpan after) => Again(db, id, time.GetUtcNow() + after);

    /// <summary>The contract made from an order, or changed by it; null while there is none.</summary>
    internal static async Task<ContractId?> ContractOf(SignupDb db, Order order, CancellationToken cancellationToken)
    {
        var began = order.Offer.Change?.Of ?? order.Id;
        return await db.Set<Contract>().Where(c => c.OrderId == began).Select(c => (ContractId?)c.Id).SingleOrDefaultAsync(cancellationToken);
    }

    private static async Task<string> Missing(SignupDb db, Order order, CancellationToken cancellationToken)
    {
        var lacks = order.State == OrderState.Charging ? "an answer of the payment service" : await ContractOf(db, order, cancellationToken) is null ? "its contract" : "its thank-you page";
        return $"Order {order.Reference} ({order.Offer.PlanName}) is not complete: it lacks {lacks}. Its customer was mailed and waits.";
    }

    private Letter Letter(string firstName, string reference, string plan) => new(shop.Value.Name, texts.Say("Your order {0} takes longer than usual", ("order", reference)), texts.Say("Your order takes longer than usual"))
    {
        Reach = Reach.AsPreferred,
        Paragraphs =
        [
            texts.Say("Hello {0}, your order {1} of {2} is with us and goes on by itself. You need not wait at the page, and you need not order again.", ("first_name", firstName), ("order", reference), ("plan", plan)),
            texts.Say("You get your contract by mail as soon as it is ready. If it is not by tomorrow, write to {0}.", ("support_email", shop.Value.SupportEmail)),
        ],
        Facts = [(texts["Reference"], reference)],
        Button = (texts["Open my order"], address.Of($"/orders/{reference}")),
    };
}
