using SignupTests.House.Planted.Payments.Stripe;
using SignupTests.House.Planted.Plans;
using SignupWeb.Kernel;

namespace SignupTests.House.Planted.Orders;

/// <summary>Innocent: knows the kernel, and time only as an argument.</summary>
public sealed class PlantedOrder
{
    public OrderId Id { get; init; }

    public DateTimeOffset PlacedAt { get; init; }

    public static Task Wait(TimeProvider time, CancellationToken cancellationToken) => Task.Delay(TimeSpan.FromSeconds(1), time, cancellationToken);
}

public sealed record OrderThatKnowsPlans(PlantedPlan Plan);

public static class OrderThatHidesPlansInALambda
{
    public static async Task<int> Count(IEnumerable<object> rows)
    {
        await Task.Yield();
        return rows.Count(row => row is PlantedPlan);
    }
}

public sealed class OrderThatListsPlans
{
    public Dictionary<string, List<PlantedPlan[]>> Plans { get; } = [];
}

public static class OrderThatCharges
{
    public static long Amount(WireCharge charge) => charge.Amount;
}

public static class OrderThatSendsMail
{
    public static string Host(string address) => new System.Net.Mail.MailAddress(address).Host;
}

public static class OrderThatPublishes
{
    public static string Exchange => RabbitMQ.Client.ExchangeType.Topic;

    public static RabbitMQ.Client.BasicProperties Properties(string id) => new() { MessageId = id };
}

public static class OrderThatReadsTheClock
{
    public static bool IsOver(DateTimeOffset endsAt) => DateTimeOffset.UtcNow >= endsAt;
}

public static class OrderThatSleeps
{
    public static async Task Charge()
    {
        await Task.Delay(TimeSpan.FromSeconds(1));
        await Task.Yield();
    }
}

public static class OrderThatBringsItsOwnTime
{
    public static DateTimeOffset Now() => TimeProvider.System.GetUtcNow();
}
