using MassTransit;
using SignupWeb;
using SignupWeb.Orders;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupBench.Figures;

/// <summary>
/// Orders that are placed, wait for the end of their window, are charged and accepted, and one who hears of it: our slice of orders, on disk at
/// every step, against a saga of MassTransit that lives in memory. Who charges says yes at once, in both.
/// </summary>
internal sealed class OrderToAccepted : IFigure
{
    public static readonly TimeSpan Window = TimeSpan.FromMilliseconds(50);

    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 32 };

    private readonly Fill fill = new(100, 20_000, 0.5);
    private readonly Fill peersFill = new(1_000, 20_000, 0.5);
    private IServiceProvider orders = null!;
    private IServiceProvider saga = null!;

    public IReadOnlyList<Line> Lines { get; } = [new("placed, timed out, accepted, durably", "orders/s", "MassTransit's saga in memory", Goal.AtLeast(1))];

    public async Task Prepare()
    {
        orders = (await BareApp.Start(
            add: services => services.AddWeb().AddData(new ConfigurationManager()).AddOutbox().AddDeadlines().AddLinks().AddMail().AddOrders().AddHandler<PaysAtOnce>().AddHandler<HearsOfIt>().AddSingleton<Rings>(),
            settings: ("Data:Directory", Disk.Folder()))).Services;
        saga = (await BareApp.Start(add: OrderSaga.Add)).Services;
    }

    public async Task<double[]> Ours() => fill.Learn(await Measure(fill.Count, orders, Place));

    public async Task<double[]> Peer() => peersFill.Learn(await Measure(peersFill.Count, saga, () => saga.GetRequiredService<IBus>().Publish(new OrderSaga.Placed(Guid.NewGuid()))));

    private static async Task<double> Measure(int count, IServiceProvider services, Func<Task> place)
    {
        var accepted = services.GetRequiredService<Rings>();
        accepted.Clear();
        var watch = Stopwatch.StartNew();
        await Parallel.ForAsync(0, count, AtOnce, async (_, _) => await place());
        await Until.Holds(() => accepted.Count == count, "the orders accepted");
        return count / watch.Elapsed.TotalSeconds;
    }

    private Task Place() => orders.GetRequiredService<UnitOfWork>().Run(db => Task.FromResult(orders.GetRequiredService<PlaceOrder>().Into(db, reference =>
        new NewOrder(reference, SignupId.New(), ClientAccountId.New(), CustomerId.New(), PaymentProfileId.New(), Sample.Team(Window), Sample.Mara, new Money(14_900, "eur"), new Money(2_831, "eur"), new Money(17_731, "eur")))));

    /// <summary>Stands in for the payments.</summary>
    private sealed class PaysAtOnce : IHandle<ChargeRequested>
    {
        public Task Handle(ChargeRequested happened, SignupDb db, CancellationToken cancellationToken)
        {
            db.Announce(new PurchaseConfirmed(PurchaseId.New(), happened.OrderId, happened.CustomerId, happened.Total));
            return Task.CompletedTask;
        }
    }

    private sealed class HearsOfIt(Rings rings) : IHandle<OrderAccepted>
    {
        public Task Handle(OrderAccepted happened, SignupDb db, CancellationToken cancellationToken)
        {
            rings.Ring(happened.OrderId.Value);
            return Task.CompletedTask;
        }
    }
}
