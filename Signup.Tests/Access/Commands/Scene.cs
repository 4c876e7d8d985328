using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Account.SupportRequests;
using SignupWeb.Contracts;
using SignupWeb.Contracts.Amendments;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Payments.Cards;
using SignupWeb.Payments.Renewals;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Disputes;
using SignupWeb.Payments.Sandbox.Webhooks;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Bus;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Provisioning;
using SignupWeb.Signups;
using SignupWeb.Subscriptions;
using SignupWeb.Support;
using SignupWeb.SysOps.Audit;
using SignupWeb.SysOps.Books;
using SignupWeb.SysOps.Letters;
using SignupWeb.SysOps.Notices;
using SignupWeb.SysOps.OrderList;
using SignupWeb.SysOps.Risks;
using SignupWeb.SysOps.Search;
using SignupWeb.SysOps.Settings;
using SignupWeb.SysOps.Staff;

namespace SignupTests.Access.Commands;

/// <summary>A shop with one customer's sign-up, an order beside it, a contract and a session, for one command to be tried on by everybody.</summary>
internal sealed class Scene : IDisposable
{
    private static int scenes;

    private readonly AppHost host;
    private readonly IServiceScope scope;
    private readonly Dictionary<Type, object?> things = [];
    private readonly Dictionary<Asker, Actor> askers = new() { [Asker.Visitor] = Actor.Visitor };

    private Scene(AppHost host) => (this.host, scope) = (host, host.Services.CreateScope());

    public static async Task<Scene> Set(AppHost host)
    {
        var scene = new Scene(host);
        await scene.Fill();
        return scene;
    }

    public object Target(MethodInfo command) => scope.ServiceProvider.GetRequiredService(command.DeclaringType!);

    /// <summary>Sensible arguments, the asker's actor among them.</summary>
    public object?[] Arguments(MethodInfo command, Actor asker) =>
        [.. command.GetParameters().Select(p => p.ParameterType == typeof(Actor) ? asker : ValueOf(p))];

    public Actor As(Asker asker) => askers[asker];

    public void Dispose() => scope.Dispose();

    private object? ValueOf(ParameterInfo parameter)
    {
        if (things.TryGetValue(parameter.ParameterType, out var thing)) { return thing; }
        if (parameter.HasDefaultValue) { return parameter.DefaultValue ?? (parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null); }
        throw new InvalidOperationException($"Tell the scene what a {parameter.ParameterType.Name} is ({parameter.Member.DeclaringType!.Name}.{parameter.Member.Name}).");
    }

    private async Task Fill()
    {
        var number = Interlocked.Increment(ref scenes);
        using var mara = new Headless(host);
        await mara.Start();
        await mara.Register($"matrix{number}@hafenlicht.example");
        await mara.FillIn();
        await mara.AddCard();
        var signup = (await host.All<Signup>()).Single(s => s.Id.ToString() == mara.SignupId);
        await Own(signup.CustomerId!.Value);

        var contract = default(Contract);
        await host.Get<UnitOfWork>().Run(db =>
        {
            contract = SampleContracts.Plant(db, 9_000 + number, "Hafenlicht GmbH", "Team", BillingCycle.Monthly, host.Time!.GetUtcNow());
            var order = Order.Place(new($"NS-MATRIX-{number}", SignupId.New(), signup.ClientAccountId, signup.CustomerId.Value, PaymentProfileId.New(), Sample.Team(), Sample.Mara, new Money(14_900, "eur"), new Money(2_831, "eur"), new Money(17_731, "eur")), host.Time.GetUtcNow());
            db.Add(order);
            Put(order.Id);
            db.Entry(contract).Property(c => c.CustomerId).CurrentValue = order.CustomerId;
            db.Entry(contract).Property(c => c.OrderId).CurrentValue = order.Id;
            Runs(db, order);
            Put(new AskedChange(order.SignupId, order.ClientAccountId, order.Id, order.Offer, order.Offer, order.Party, null));
            var download = Download.Request(AcceptedOrders.Of(AcceptedOrders.Handbook) with { CustomerId = signup.CustomerId.Value }, "atlas.pdf", EmailAddress.Parse(Sample.Mara.Email), host.Time.GetUtcNow());
            download.Miss(ProvisioningFault.Refused, 1, host.Time.GetUtcNow());
            db.Add(download);
            Put(download.Id);
            db.Add(Risk.Found(RaiseRisk.Quarantined, Severity.Red, Guid.CreateVersion7(), "Stuck", host.Time.GetUtcNow()));
            return Task.FromResult(0);
        });
        var criterion = (await host.All<Criterion>()).First(c => c.ContractId == contract!.Id);
        var version = (await host.All<PlanVersion>()).First(v => v.Name == "Critical");
        Put(version.Id, PlanKind.SupportContract);
        Put(signup.Id, signup.CustomerId.Value, criterion.Id, version.PlanId, (await host.All<Risk>())[^1].Id, QuoteId.New(), BillingCycle.Monthly);
        Put(new ColourCriterion.Assessment(Colour.Green, null, null, criterion.Version), new ChangeCriteria.Wish([], 0), new MoveReminder.Wish(host.Time!.GetUtcNow().AddHours(1), "The customer is away"), EvidenceId.New(), ContractTaskId.New(), new OfferAmendment.Wish([new("Hours", ["Day and night"], [])], "Agreed by phone", host.Time!.GetUtcNow().AddDays(1), "none"), new ProfileChange { PurchaseReference = "PO-7" }, new PlanDraft("Team", [], [], [], []), SessionEnd.EndedByOwner);
        Put(new Payer(signup.Id, signup.ClientAccountId, signup.CustomerId.Value, Sample.Mara), HandOffs.Payment(signup), Guid.CreateVersion7(), "a reason", true, Origin.Unknown);
        Put(TimeSpan.Zero, ApiFault.None, WebhookFault.None, DisputeOutcome.Won, 0);
        things[typeof(HttpContext)] = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        things[typeof(PaymentProfileId?)] = null;
        Put(new ShopMonth(host.Time!.GetUtcNow().AddDays(-1), host.Time.GetUtcNow()), host.Time.GetUtcNow());
        things[typeof(Stream)] = Stream.Null;
        things[typeof(bool?)] = true;
        things[typeof(IReadOnlyList<SettingChange>)] = new SettingChange[] { new("Shop:SupportPhone", "+49 40 555", 0) };
        things[typeof(IReadOnlyList<NoticeSubject>)] = Enum.GetValues<NoticeSubject>();
        things[typeof(DateTimeOffset?)] = null;
        Put(new NoticeAsked("E-MATRIX", new(), host.Time!.GetUtcNow(), BillingCycle.Monthly, null));
        Put(Sample.Team(), contract!.Id, new AcknowledgeContract.Wish("Called them", NextAction.CallCustomer, null, host.Time!.GetUtcNow().AddHours(1)));
        things[typeof(IReadOnlyCollection<ContractId>)] = new[] { contract.Id };
        Put(new InvitationWish($"new{number}@northwind.example", Role.Support, "en"), StaffInvitationId.New(), Role.Manager, AuditFilter.All, OrderFilter.All, Wanted.Of("Mara"));
        Put(1L, new Money(17_731, "eur"), new PromotionParameters("MATRIX", new(1_000, null, 0), null, null, FirstPurchaseOnly: false, null));
        Put(new TemplateChoice("receipt", "en", 0), new ChangeMailWords.Wish("receipt", "en", [new(LetterPart.Heading, "Thank you for your payment", $"Thank you, says scene {number}")], 0));
        await Hears(number);
        await HasAsked(signup.CustomerId.Value);
        Put((await host.All<PaymentProfile>()).Single(p => p.CustomerId == signup.CustomerId).Id);
    }

    /// <summary>The order's subscription, as the payment service would know it.</summary>
    private void Runs(SignupDb db, Order order)
    {
        var accepted = AcceptedOrders.Of(order.Offer, customer: order.CustomerId) with { OrderId = order.Id, ClientAccountId = order.ClientAccountId };
        db.Add(Subscription.Start(accepted));
        var charge = OrderCharge.Of(new(order.Id, order.SignupId, order.ClientAccountId, order.CustomerId, order.PaymentProfileId, order.Offer, order.Party, order.Net, order.Tax, order.Total, 1), host.Time!.GetUtcNow());
        charge.Found($"in_{order.Id}", $"sub_{order.Id}");
        charge.Confirm(host.Time.GetUtcNow());
        db.Add(charge);
    }

    /// <summary>Another system, for which nothing happens here.</summary>
    private Task<int> Hears(int number)
    {
        var receiver = Receiver.At(ReceiverId.New(), $"https://matrix{number}.invalid/", ["ping"], string.Empty, "Ana", host.Time!.GetUtcNow());
        receiver.SwitchOff(new(host.Time.GetUtcNow(), string.Empty, "Ana"));
        Put(receiver.Id, new ReceiverWish($"https://matrix{number}.invalid/other", All: false, ["signup.completed"]), host.Time.GetUtcNow());
        return host.Get<UnitOfWork>().Run(db =>
        {
            db.Add(receiver);
            return Task.FromResult(0);
        });
    }

    /// <summary>A contract to ask for support under, and a request with a file.</summary>
    private Task<int> HasAsked(CustomerId customer) => host.Get<UnitOfWork>().Run(db =>
    {
        var (now, contract) = (host.Time!.GetUtcNow(), ContractId.New());
        var request = SupportRequest.Open(new(customer, contract, "C-1", "Team", null, "The gateway", "It drops", Guid.NewGuid()), new SupportReference($"SR-MATRIX-{Guid.NewGuid():N}"[..20].ToUpperInvariant()), now, TimeZoneInfo.Utc);
        var message = SupportMessage.FromCustomer(request, EntryKind.Asked, "It drops", Guid.NewGuid(), now);
        var file = new SupportFile { Id = SupportFileId.New(), RequestId = request.Id, MessageId = message.Id, CustomerId = customer, Name = "a.txt", MediaType = "text/plain", Sha256 = string.Empty };
        db.AddRange(request, message, file);
        Put(new SupportReference(request.Reference), file.Id, new Said("It still drops", []), new RequestFilter());
        var offered = new Amendment { Id = AmendmentId.New(), ContractId = SampleContracts.PlantFor(db, customer, now).Id, CustomerId = customer, Number = 2, Text = new(1, "en", "Another", []), OfferedAt = now, ExpiresAt = now.AddDays(1) };
        db.Add(offered);
        Put(offered.Id);
        Put(new SupportWish(SampleContracts.PlantFor(db, customer, now).Id, "The gateway", "It drops", []));
        return Task.FromResult(0);
    });

    private async Task Own(CustomerId customer)
    {
        var session = (await host.All<Session>()).Where(s => s.LoginId == customer.Value).MaxBy(s => s.CreatedAt)!;
        askers[Asker.Owner] = new(customer.Value, Role.Customer, session.Id, "Mara");
        Put(session.Id);
        askers[Asker.Stranger] = await SignedIn(Role.Customer);
        askers[Asker.Support] = await SignedIn(Role.Support);
        askers[Asker.Manager] = await SignedIn(Role.Manager);
        askers[Asker.Admin] = await SignedIn(Role.Admin);
        askers[Asker.AdminWithoutSecondFactor] = (await SignedIn(Role.Admin)) with { MustAddSecondFactor = true };
    }

    private Task<Actor> SignedIn(Role role) => host.Get<UnitOfWork>().Run(db =>
    {
        _ = EmailAddress.TryParse($"{Guid.NewGuid():N}@northwind.example", out var email);
        var login = Logins.Make(email, role, $"A {role}", null);
        db.Add(login);
        return Task.FromResult(Actor.Of(host.Get<Sessions>().Start(db, login, SessionKind.Cookie, Origin.Unknown).Principal));
    });

    private void Put(params object[] values) => Array.ForEach(values, v => things[v.GetType()] = v);
}
