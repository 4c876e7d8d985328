using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SignupBench.Figures;
using SignupWeb.Kernel;

namespace SignupBench.Support;

/// <summary>The same story as a saga of MassTransit, with its transport, its timer and its states in memory.</summary>
internal sealed class OrderSaga : IAsyncDisposable
{
    private readonly IHost host = Host.CreateDefaultBuilder().ConfigureLogging(logging => logging.ClearProviders()).ConfigureServices(services => services
        .AddSingleton(TimeProvider.System).AddSingleton<Rings>()
        .AddMassTransit(bus =>
        {
            bus.AddDelayedMessageScheduler();
            bus.AddSagaStateMachine<Story, State>().InMemoryRepository();
            bus.AddConsumer<PaysAtOnce>();
            bus.AddConsumer<HearsOfIt>();
            bus.UsingInMemory((context, memory) =>
            {
                memory.UseDelayedMessageScheduler();
                memory.ConfigureEndpoints(context);
            });
        })).Build();

    public Rings Accepted => host.Services.GetRequiredService<Rings>();

    public Task Start() => host.StartAsync();

    public Task Place() => host.Services.GetRequiredService<IBus>().Publish(new Placed(Guid.NewGuid(), Sample.Team(OrderToAccepted.Window), Sample.Mara));

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    public sealed record Placed(Guid OrderId, Offer Offer, Party Party);

    public sealed record WindowOver(Guid OrderId);

    public sealed record Charge(Guid OrderId, Offer Offer, Party Party);

    public sealed record Paid(Guid OrderId);

    public sealed record OrderAccepted(Guid OrderId, Offer Offer, Party Party);

    public sealed class State : SagaStateMachineInstance
    {
        public Guid CorrelationId { get; set; }

        public string CurrentState { get; set; } = string.Empty;

        public Guid? Timer { get; set; }

        public Offer? Offer { get; set; }

        public Party? Party { get; set; }
    }

    public sealed class Story : MassTransitStateMachine<State>
    {
        public Story()
        {
            InstanceState(order => order.CurrentState);
            Event(() => OrderPlaced, placed => placed.CorrelateById(at => at.Message.OrderId));
            Event(() => OrderPaid, paid => paid.CorrelateById(at => at.Message.OrderId));
            Schedule(() => Remorse, order => order.Timer, over =>
            {
                over.Delay = OrderToAccepted.Window;
                over.Received = received => received.CorrelateById(at => at.Message.OrderId);
            });
            Initially(When(OrderPlaced)
                .Then(at => (at.Saga.Offer, at.Saga.Party) = (at.Message.Offer, at.Message.Party))
                .Schedule(Remorse, at => new WindowOver(at.Saga.CorrelationId))
                .TransitionTo(Waiting));
            During(Waiting, When(Remorse!.Received).Publish(at => new Charge(at.Saga.CorrelationId, at.Saga.Offer!, at.Saga.Party!)).TransitionTo(Charging));
            During(Charging, When(OrderPaid).Publish(at => new OrderAccepted(at.Saga.CorrelationId, at.Saga.Offer!, at.Saga.Party!)).TransitionTo(Done));
        }

        public MassTransit.State Waiting { get; private set; } = null!;

        public MassTransit.State Charging { get; private set; } = null!;

        public MassTransit.State Done { get; private set; } = null!;

        public Event<Placed> OrderPlaced { get; private set; } = null!;

        public Event<Paid> OrderPaid { get; private set; } = null!;

        public Schedule<State, WindowOver> Remorse { get; private set; } = null!;
    }

    public sealed class PaysAtOnce : IConsumer<Charge>
    {
        public Task Consume(ConsumeContext<Charge> context) => context.Publish(new Paid(context.Message.OrderId));
    }

    public sealed class HearsOfIt(Rings rings) : IConsumer<OrderAccepted>
    {
        public Task Consume(ConsumeContext<OrderAccepted> context)
        {
            rings.Ring(context.Message.OrderId);
            return Task.CompletedTask;
        }
    }
}
