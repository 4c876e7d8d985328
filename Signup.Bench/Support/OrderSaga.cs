using MassTransit;
using SignupBench.Figures;

namespace SignupBench.Support;

/// <summary>The story of an order as a saga of MassTransit, with its transport, its timer and its states in memory.</summary>
internal static class OrderSaga
{
    public static void Add(IServiceCollection services) => services.AddSingleton(TimeProvider.System).AddSingleton<Rings>().AddMassTransit(bus =>
    {
        bus.AddDelayedMessageScheduler();
        bus.AddSagaStateMachine<Story, Order>().InMemoryRepository();
        bus.AddConsumer<PaysAtOnce>();
        bus.AddConsumer<HearsOfIt>();
        bus.UsingInMemory((context, memory) =>
        {
            memory.UseDelayedMessageScheduler();
            memory.ConfigureEndpoints(context);
        });
    });

    public sealed record Placed(Guid OrderId);

    public sealed record WindowOver(Guid OrderId);

    public sealed record Charge(Guid OrderId);

    public sealed record Paid(Guid OrderId);

    public sealed record Accepted(Guid OrderId);

    public sealed class Order : SagaStateMachineInstance
    {
        public Guid CorrelationId { get; set; }

        public string CurrentState { get; set; } = string.Empty;

        public Guid? Timer { get; set; }
    }

    public sealed class Story : MassTransitStateMachine<Order>
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
            Initially(When(OrderPlaced).Schedule(Remorse, at => new WindowOver(at.Saga.CorrelationId)).TransitionTo(Waiting));
            During(Waiting, When(Remorse!.Received).Publish(at => new Charge(at.Saga.CorrelationId)).TransitionTo(Charging));
            During(Charging, When(OrderPaid).Publish(at => new Accepted(at.Saga.CorrelationId)).TransitionTo(Done));
        }

        public State Waiting { get; private set; } = null!;

        public State Charging { get; private set; } = null!;

        public State Done { get; private set; } = null!;

        public Event<Placed> OrderPlaced { get; private set; } = null!;

        public Event<Paid> OrderPaid { get; private set; } = null!;

        public Schedule<Order, WindowOver> Remorse { get; private set; } = null!;
    }

    public sealed class PaysAtOnce : IConsumer<Charge>
    {
        public Task Consume(ConsumeContext<Charge> context) => context.Publish(new Paid(context.Message.OrderId));
    }

    public sealed class HearsOfIt(Rings rings) : IConsumer<Accepted>
    {
        public Task Consume(ConsumeContext<Accepted> context)
        {
            rings.Ring(context.Message.OrderId);
            return Task.CompletedTask;
        }
    }
}
