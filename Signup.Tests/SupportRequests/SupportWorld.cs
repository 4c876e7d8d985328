using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupWeb.Account.SupportRequests;
using SignupWeb.Contracts;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Files;
using SignupWeb.Platform.Outbox;
using SignupWeb.Subscriptions;
using SignupWeb.Support;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.SupportRequests;

/// <summary>Mara with a running contract, Ana and Ben at the desk, on a database of their own; the clock stands at a Saturday, 14:32 in Hamburg.</summary>
public abstract class SupportWorld : IAsyncLifetime
{
    protected static readonly Actor Ana = new(Guid.CreateVersion7(), Role.Support, null, "Ana Kovač");

    protected static readonly SupportPromise Quick = new(TimeSpan.FromMinutes(15));

    protected TestDatabase Database { get; private set; } = null!;

    protected CustomerId MaraId { get; } = CustomerId.New();

    protected Actor Mara => new(MaraId.Value, Role.Customer, null, "Mara Lindqvist");

    protected static Actor Stranger { get; } = new(Guid.CreateVersion7(), Role.Customer, null, "Otto");

    protected Contract Contract { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.Create(services =>
        {
            services.AddContracts().AddSubscriptions().AddSupport();
            services.AddSingleton<AskForSupport>().AddSingleton<TryBook>().AddSingleton<Throttle>().AddOptions<LimitOptions>();
            services.AddHandler<RaiseRisk>().AddHandler<MailAboutRequests>().AddHandler<CloseWithContract>();
        });
        await Database.Save(Customer.Register(MaraId, EmailAddress.Parse("mara@hafenlicht.example"), new Registration("mara@hafenlicht.example", "x") { FirstName = "Mara", LastName = "Lindqvist", Culture = "de-DE" }, Database.Time.GetUtcNow()));
        Contract = await Buys(Sample.Team() with { Support = Quick });
    }

    public async Task DisposeAsync() => await Database.DisposeAsync();

    protected async Task<Contract> Buys(Offer offer, int? limit = 20)
    {
        var order = await Database.Accept(AcceptedOrders.Of(offer with { Quotas = offer.Quotas.Count == 0 ? [] : [new("support-requests", "support requests", limit)] }, customer: MaraId));
        return (await Database.All<Contract>()).Single(c => c.OrderId == order.OrderId);
    }

    protected SupportWish Wish(string subject = "The gateway drops", string text = "Every night at two.", Guid? form = null, Contract? contract = null, params Upload[] files) =>
        new((contract ?? Contract).Id, subject, text, files, form);

    protected Task<Result<SupportRequest>> Ask(SupportWish? wish = null, Actor? actor = null) => Database.Get<AskForSupport>().Run(wish ?? Wish(), actor ?? Mara);

    protected async Task<SupportReference> Asked(SupportWish? wish = null) => new((await Ask(wish)).Value.Reference);

    protected Task<Result<SupportRequest>> Write(SupportReference reference, Actor actor, string? text = "Restart it", bool note = false, Guid? form = null, params Upload[] files) =>
        Database.Get<WriteMessage>().Run(reference, new Said(text, files, note, form), actor);

    protected async Task<SupportRequest> Now(SupportReference reference) => (await Database.All<SupportRequest>()).Single(r => r.Reference == reference.Value);

    protected async Task<int> Used() => (await Database.All<Quota>()).Single(q => q.Key == "support-requests" && q.Limit == 20).Used;

    protected static Upload File(string name, byte[] content) => new(name, content.Length, () => new MemoryStream(content));

    protected string[] Kept() => [.. Directory.EnumerateFiles(Path.GetDirectoryName(Database.Get<SupportFiles>().PathOf(default))!)];
}
