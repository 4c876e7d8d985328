using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SignupTests.Payments.Stripe;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Bus;
using SignupWeb.Platform.Data;

namespace SignupTests.Platform.Bus;

/// <summary>The platform with its bus, and another system that hears from it. Everything it logs is kept.</summary>
internal sealed class BusWorld : IAsyncDisposable
{
    public static readonly Actor Ana = new(Guid.NewGuid(), Role.Admin, null, "Ana Kovač");

    private BusWorld(TestDatabase shop, DocumentedReceiver receiver, LogLines log) => (Shop, Receiver, Log) = (shop, receiver, log);

    public TestDatabase Shop { get; }

    public DocumentedReceiver Receiver { get; }

    public LogLines Log { get; }

    public static async Task<BusWorld> Start(bool allowsPrivate = true, Action<IServiceCollection>? more = null, params IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var log = new LogLines();
        var shop = await TestDatabase.Create(
            services =>
            {
                services.AddBus().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
                more?.Invoke(services);
            },
            [new("Bus:AllowPrivateAddresses", allowsPrivate ? "true" : "false"), .. settings]);
        return new(shop, await DocumentedReceiver.Start(), log);
    }

    /// <summary>Registers the receiver, or another address; answers its secret.</summary>
    public async Task<ReceiverSecret> Register(string? url = null, params string[] events) =>
        (await Shop.Get<RegisterReceiver>().Run(Ana, new(url ?? Receiver.Url, events.Length == 0, events))).Value;

    /// <summary>Events happen, and go out as far as they do now.</summary>
    public async Task Happen(params IEvent[] happened)
    {
        await Shop.Announce(happened);
        await Post();
    }

    public async Task Post()
    {
        await Shop.Deliver();
        await Shop.Get<PostingWorker>().WorkOffDue();
        await Shop.Deliver();
    }

    public async Task Pass(TimeSpan by)
    {
        Shop.Time.Advance(by);
        await Post();
    }

    public async Task PassToNextTry() => await Pass((await Postings()).Where(p => p.NextTryAt > Shop.Time.GetUtcNow()).Min(p => p.NextTryAt)!.Value - Shop.Time.GetUtcNow());

    public async Task<Receiver> Registered(ReceiverId id)
    {
        await using var db = Shop.Open();
        return await db.Set<Receiver>().AsNoTracking().SingleAsync(r => r.Id == id);
    }

    public async Task<List<Posting>> Postings()
    {
        await using var db = Shop.Open();
        return await db.Set<Posting>().AsNoTracking().OrderBy(p => p.Sequence).ThenBy(p => p.Id).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Receiver.DisposeAsync();
        await Shop.DisposeAsync();
    }
}

/// <summary>One customer's sign-up, as far as others hear of it.</summary>
internal sealed record Story(SignupId Signup, OrderId Order, CustomerId Customer)
{
    public static Story New() => new(SignupId.New(), OrderId.New(), CustomerId.New());

    public IEvent Requested => new SignupRequested(Signup, ClientAccountId.New(), Customer, PaymentProfileId.New(), QuoteId.New());

    public IEvent Reported => new SignupRequestedForReporting(Signup, Customer, Sample.Mara.Email, Sample.Mara.FirstName, Sample.Mara.LastName);

    public IEvent Placed => new OrderPlaced(Order, Signup, Customer, DateTimeOffset.UnixEpoch);

    public IEvent Paid => new PurchaseConfirmed(PurchaseId.New(), Order, Customer, new Money(17_731, "eur"));

    public IEvent Ready => new DownloadIsReady(DownloadId.New(), Order, Customer);

    public IEvent Completed => new SignupCompleted(Signup, ContractId.New(), ThankYouPageId.New());

    /// <summary>All of it, in order.</summary>
    public IEvent[] Whole => [Requested, Reported, Placed, Paid, Ready, Completed];

    public static readonly string[] Names = ["signup.requested", "signup.requested.tmp", "order.placed", "purchase.confirmed", "download.ready", "signup.completed"];
}
