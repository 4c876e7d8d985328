using SignupTests.Support;
using SignupTests.SysOps.Books;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.Webhooks;
using SignupWeb.Platform.Bus;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Signups;
using SignupWeb.SysOps.Overview;

namespace SignupTests.SysOps;

/// <content>What there is to look at.</content>
public sealed partial class OperatingInABrowser
{
    private void Fill(SignupDb db)
    {
        for (var month = 0; month < 12; month++)
        {
            for (var i = 0; i <= (month * 7) % 5; i++) { SoldOrders.Plant(db, 60_000 + (100 * month) + i, Now.AddMonths(-month).AddMinutes(-1)); }
        }

        var sold = SoldOrders.Plant(db, 62_000, Now.AddMonths(-3));
        db.Add(new LedgerEntry { Id = Guid.CreateVersion7(), Kind = LedgerKind.Captured, StripeId = "pi_chf_operate", PaymentId = "pi_chf_operate", OrderId = sold.Id, CustomerId = sold.Order.CustomerId, Amount = new(44_900, "chf"), At = Now });
        for (var i = 0; i < 9; i++) { db.Add(Begun(i)); }
        db.AddRange(Enumerable.Range(1, 11).Select(week => new AcceptanceDay { Day = DateOnly.FromDateTime(Now.UtcDateTime).AddDays(-7 * week) }
            .Stands(new Dictionary<string, int>(StringComparer.Ordinal) { ["Green"] = 30 - (2 * week), ["Yellow"] = 4, ["Red"] = week % 4, ["NotAssessed"] = 6 }).Took(new(3, 3 * 60 * (20 + (7 * (week % 5)))))));
        Mails(db);
        Message(db);
        Webhooks(db);
        Receivers(db);
    }

    private Signup Begun(int reach)
    {
        var signup = Signup.Start(FlowOwner.NewBusiness, Sample.Team(), "DE", Now);
        if (reach > 1) { signup.Attach(CustomerId.New()); }
        if (reach > 3) { signup.ConfirmProfile("DE"); }
        if (reach > 4) { signup.Attach(PaymentProfileId.New()); }
        if (reach > 5) { signup.Order(OrderId.New()); }
        return signup;
    }

    private void Mails(SignupDb db)
    {
        foreach (var (kind, subject) in new[] { ("receipt", "Your receipt"), ("reset-password", "Choose a new password"), ("contract", "Your contract"), ("welcome-pack", "Welcome") })
        {
            var mail = MailMessage.To(EmailAddress.Parse("m.vogt@kielhorn2.example"), kind, new Letter("Northwind Support", subject, subject) { Paragraphs = ["Hello Miriam, here is what you asked for."], Button = ("Open", "https://shop.example/it?token=1") }, Now);
            if (kind != "contract") { mail.Sent(Now); }
            while (kind == "contract" && !mail.Failed("550 5.1.1 user unknown", forGood: true, Now)) { }
            db.Add(mail);
        }
    }

    private void Message(SignupDb db)
    {
        var message = OutboxMessage.Of(new SignupCancelled(SignupId.New()), ["SignContract"], Now.AddMinutes(-12));
        while (!message.Deliveries[0].Failed("System.InvalidOperationException: Nobody agreed to any terms.\n   at SignupWeb.Contracts.SignContract.Handle(OrderAccepted happened)", Now.AddMinutes(-9))) { }
        db.Add(message);
    }

    /// <summary>One that took some events, lost one, and says that it is gone.</summary>
    private void Receivers(SignupDb db)
    {
        var receiver = Receiver.At(ReceiverId.New(), "https://erp.northwind.invalid/signup/events", ["order.placed", "order.accepted", "contract.signed"], string.Empty, "Ana Kovač", Now.AddDays(-40));
        foreach (var (name, status, answer, at) in new[] { ("order.placed", 200, "ok", -9.0), ("order.accepted", 202, """{"queued":true}""", -8.0), ("contract.signed", 500, "upstream connect error or disconnect/reset before headers", -5.0), ("order.placed", 204, "", -1.0) })
        {
            var posting = Posting.Of(new(Guid.NewGuid(), "https://shop.example", name, Guid.NewGuid(), Now.AddDays(at), """{"orderId":"019bb6f3-2a7e-7b6c-a1b9-60b6a6a1c3f0"}"""), receiver, 1, null, Now.AddDays(at));
            posting.Tried(new(status, answer), Schedule.Of(receiver.Kind), Now.AddDays(at));
            if (status == 500) { posting.Tried(new(status, answer), Schedule.Of(receiver.Kind), Now.AddDays(at + 3)); }
            db.Add(posting);
        }

        receiver.Failed(new(410, "Gone"), Now);
        db.Add(receiver);
    }

    private void Webhooks(SignupDb db)
    {
        foreach (var (id, type, state, verdict) in new[]
        {
            ("evt_operate_1", "invoice.paid", WebhookState.Done, "Confirmed the purchase."), ("evt_operate_2", "customer.updated", WebhookState.Ignored, "Nothing we act on."), ("evt_operate_3", "refund.updated", WebhookState.GivenUp, "What it is about never came."),
        })
        {
            var told = WebhookEvent.Of(new EventFacts(id, type, type.Split('.')[0], "in_operate_" + id[^1], null, false, Now, $$"""{"id":"{{id}}","type":"{{type}}","data": { "object": {"id":"in_operate","amount_paid":17731,"currency":"eur"} } }"""), Door.Webhook, Now.AddMinutes(id[^1] == '1' ? 1 : 0));
            told.Close(state, verdict, Now);
            db.Add(told);
        }
    }
}
