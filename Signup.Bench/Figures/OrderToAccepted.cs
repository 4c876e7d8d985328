using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SignupBench.Running;
using SignupBench.Support;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Platform.Data;
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

    private const int AtOnce = 32;

    private readonly Fill fill = new(100, 20_000, 1);
    private readonly Fill peersFill = new(500, 20_000, 1);
    private readonly OrderSaga saga = new();
    private BareApp? orders;

    public IReadOnlyList<Line> Lines { get; } = [new("placed, timed out, accepted, durably", "orders/s", "MassTransit's saga in memory", Goal.AtLeast(1))];

    public async Task Prepare()
    {
        orders = await BareApp.Start(
            _ => { },
            services => services.AddWeb().AddData().AddOutbox().AddDeadlines().AddLinks().AddMail().AddOrders().AddHandler<PaysAtOnce>().AddHandler<HearsOfIt>().AddSingleton<Rings>(),
            ("Data:Directory", Disk.Folder()));
        await saga.Start();
    }

    public async Task<double[]> Ours() => [fill.Learn(await Measure(fill.Count, Place, orders!.Services.GetRequiredService<Rings>()))];

    public async Task<double[]> Peer() => [peersFill.Learn(await Measure(peersFill.Count, saga.Place, saga.Accepted))];

    public async ValueTask DisposeAsync()
    {
        if (orders is not null) { await orders.DisposeAsync(); }
        await saga.DisposeAsync();
    }

    private static async Task<double> Measure(int count, Func<Task> place, Rings accepted)
    {
        accepted.Clear();
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (_, _) => await place());
        await Until.Holds(() => accepted.Count == count, "the orders accepted");
        return count / watch.Elapsed.TotalSeconds;
    }

    private Task Place() => orders!.Services.GetRequiredService<UnitOfWork>().Run(db => Task.FromResult(orders.Services.GetRequiredService<PlaceOrder>().Into(db, reference =>
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
