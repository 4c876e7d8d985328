using System.Collections;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Platform.Outbox;
using Xunit;

namespace SignupTests.Platform;

/// <summary>What one version of the program wrote down, the next must read: it lies in the databases of those who upgrade.</summary>
public sealed class WrittenMessages
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "Platform", "written-events.txt");

    /// <summary>
    /// An event changed its written form when this fails. New members with a default may be added to the file; a renamed event keeps its
    /// line and gets FormerNames; anything else needs a new version. SIGNUP_WRITTEN_EVENTS=path writes the file as it would be now.
    /// </summary>
    [Fact]
    public void Have_the_form_they_were_given()
    {
        var written = Ours().OrderBy(t => t.Name, StringComparer.Ordinal).Select(t => (IEvent)Made(t)!).Select(e => $"{e.GetType().Name} {WrittenEvents.VersionOf(e.GetType())} {WrittenEvents.Write(e)}").ToList();
        if (Environment.GetEnvironmentVariable("SIGNUP_WRITTEN_EVENTS") is { Length: > 0 } path) { System.IO.File.WriteAllLines(path, written); }

        Assert.Equal(System.IO.File.ReadAllLines(File), written, StringComparer.Ordinal);
    }

    [Fact]
    public void Are_read_as_what_they_were()
    {
        foreach (var line in System.IO.File.ReadLines(File).Select(l => l.Split(' ', 3)))
        {
            var read = WrittenEvents.Ours.Read(line[0], int.Parse(line[1], CultureInfo.InvariantCulture), line[2]);

            Assert.Equal(line[2], WrittenEvents.Write(read));
        }
    }

    [Fact]
    public async Task Of_an_event_that_was_renamed_reach_the_handlers_of_its_new_name()
    {
        await using var database = await WithRenamed();
        await Write(database, "ParcelSent", 1, """{"parcel":"p-1"}""");

        await database.Deliver();

        Assert.Empty(await database.All<Delivery>());
        Assert.Equal("p-1 without a weight", database.Get<Parcels>().Heard);
    }

    [Theory]
    [InlineData("ParcelLost", 1, "{}", "knows no event called ParcelLost")]
    [InlineData("ParcelShipped", 1, "{ not json", "cannot be read")]
    [InlineData("ParcelShipped", 1, "null", "is empty")]
    [InlineData("ParcelShipped", 3, "{}", "written in version 3 by a newer program")]
    public async Task That_cannot_be_read_are_set_aside_like_any_other_and_hold_up_nobody(string name, int version, string body, string said)
    {
        await using var database = await WithRenamed();
        await Write(database, name, version, body);
        await Write(database, "ParcelShipped", 2, """{"parcel":"p-2","weight":"2 kg"}""");

        for (var i = 0; i < 6; i++) { await database.Pass(TimeSpan.FromMinutes(5)); }

        var aside = Assert.Single(await database.All<Delivery>());
        Assert.NotNull(aside.QuarantinedAt);
        Assert.Contains(said, aside.LastError, StringComparison.Ordinal);
        Assert.Contains(await database.All<OutboxMessage>(), m => m.Type == nameof(MessageQuarantined) && m.Body.Contains(name, StringComparison.Ordinal));
        Assert.Equal("p-2 2 kg", database.Get<Parcels>().Heard);
    }

    [Fact]
    public async Task For_a_handler_that_is_gone_are_set_aside_too()
    {
        await using var database = await WithRenamed();
        await Write(database, "ParcelShipped", 2, """{"parcel":"p-2","weight":"2 kg"}""", "HandlerOfOldTimes");

        for (var i = 0; i < 6; i++) { await database.Pass(TimeSpan.FromMinutes(5)); }

        Assert.Contains("has no HandlerOfOldTimes", Assert.Single(await database.All<Delivery>()).LastError, StringComparison.Ordinal);
    }

    private static IEnumerable<Type> Ours() => typeof(SignupStarted).Assembly.GetTypes().Where(t => t.IsClass && typeof(IEvent).IsAssignableFrom(t));

    private static Task<TestDatabase> WithRenamed() =>
        TestDatabase.Create(services => services.AddSingleton(new WrittenEvents([.. Ours(), typeof(ParcelShipped)])).AddSingleton<Parcels>().AddHandler<HearsOfParcels>());

    /// <summary>As an older or newer version of the program left it.</summary>
    private static async Task Write(TestDatabase database, string name, int version, string body, string handler = nameof(HearsOfParcels))
    {
        var message = OutboxMessage.Of(new SignupCancelled(SignupId.New()), [handler], database.Time.GetUtcNow());
        await database.Change(db =>
        {
            var entry = db.Add(message);
            (entry.Property(m => m.Type).CurrentValue, entry.Property(m => m.EventVersion).CurrentValue, entry.Property(m => m.Body).CurrentValue) = (name, version, body);
            return Task.CompletedTask;
        });
    }

    private static object? Made(Type type, string name = "")
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) { return Made(inner, name); }
        if (type == typeof(string)) { return name.Length == 0 ? "text" : name; }
        if (type == typeof(Guid)) { return Guid.Parse("11111111-2222-7333-8444-555555555555"); }
        if (type == typeof(int)) { return 2; }
        if (type == typeof(long)) { return 17_731L; }
        if (type == typeof(bool)) { return true; }
        if (type == typeof(TimeSpan)) { return TimeSpan.FromSeconds(20); }
        if (type == typeof(DateTimeOffset)) { return new DateTimeOffset(2026, 11, 21, 13, 32, 0, TimeSpan.Zero); }
        if (type == typeof(Money)) { return new Money(17_731, "eur"); }
        if (type.IsEnum) { return Enum.GetValues(type).GetValue(0); }
        if (type.GetMethod("From", BindingFlags.Public | BindingFlags.Static, [typeof(Guid)]) is { } from) { return from.Invoke(null, [Made(typeof(Guid))]); }
        if (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type))
        {
            var list = Array.CreateInstance(type.GetGenericArguments()[0], 1);
            list.SetValue(Made(type.GetGenericArguments()[0], name), 0);
            return list;
        }

        var make = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        return make.Invoke([.. make.GetParameters().Select(p => Made(p.ParameterType, p.Name!))]);
    }

    [Written(Version = 2, FormerNames = ["ParcelSent"])]
    private sealed record ParcelShipped(string Parcel, string Weight = "without a weight") : IEvent;

    private sealed class Parcels
    {
        public string Heard { get; set; } = string.Empty;
    }

    private sealed class HearsOfParcels(Parcels parcels) : IHandle<ParcelShipped>
    {
        public Task Handle(ParcelShipped happened, SignupWeb.Platform.Data.SignupDb db, CancellationToken cancellationToken)
        {
            parcels.Heard = $"{happened.Parcel} {happened.Weight}";
            return Task.CompletedTask;
        }
    }
}
