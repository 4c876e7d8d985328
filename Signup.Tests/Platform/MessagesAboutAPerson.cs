using SignupTests.Support;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Platform.Outbox;
using Xunit;

namespace SignupTests.Platform;

/// <summary>Kept messages say nothing of a person who was erased; a new message that carries one must be told how to forget.</summary>
public sealed class MessagesAboutAPerson
{
    public static TheoryData<Type> Messages =>
    [
        .. typeof(OrderAccepted).Assembly.GetTypes().Where(t => typeof(IEvent).IsAssignableFrom(t) && t.IsClass
            && t.GetProperties().Any(p => p.PropertyType == typeof(Party) || p.PropertyType == typeof(EmailAddress) || p.Name is "Email" or "FirstName" or "LastName" or "Address" or "Company")),
    ];

    [Theory]
    [MemberData(nameof(Messages))]
    public void Are_left_without_the_person(Type message)
    {
        var about = (IEvent)Activator.CreateInstance(message, [.. message.GetConstructors()[0].GetParameters().Select(p => p.Name!.Contains("Stripe", StringComparison.Ordinal) ? "in_1" : ValueOf(p.ParameterType))])!;
        Assert.Contains("Lindqvist", about.ToString(), StringComparison.Ordinal);

        var left = ((IPersonal)about).WithoutPerson().ToString()!;

        foreach (var word in new[] { "Mara", "Lindqvist", Sample.Mara.Email, Sample.Mara.Address, Sample.Mara.Town }) { Assert.DoesNotContain(word, left, StringComparison.OrdinalIgnoreCase); }
    }

    [Fact]
    public void Are_known_to_be_four() => Assert.Equal(4, Messages.Count);

    [Fact]
    public void Are_left_alone_until_they_have_arrived()
    {
        var now = new DateTimeOffset(2026, 11, 21, 13, 32, 0, TimeSpan.Zero);
        var message = OutboxMessage.Of(AcceptedOrders.Of(Sample.Team()), ["SignContract"], now);

        message.Forget();
        Assert.Contains("Lindqvist", message.Body, StringComparison.Ordinal);
        message.Deliveries.Clear();
        message.Forget();

        Assert.DoesNotContain("Lindqvist", message.Body, StringComparison.Ordinal);
        Assert.Equal(Sample.Mara.Country, ((OrderAccepted)message.Read()).Party.Country);
    }

    private static object? ValueOf(Type type) =>
        type == typeof(string) ? "Mara Lindqvist" : type == typeof(Party) ? Sample.Mara : type == typeof(Offer) ? Sample.Team() : type == typeof(Money) ? new Money(100, "eur") : type.IsValueType ? Activator.CreateInstance(type) : null;
}
