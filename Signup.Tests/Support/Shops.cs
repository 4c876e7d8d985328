using System.Globalization;
using SignupWeb.Customers.Registering;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;

namespace SignupTests.Support;

/// <summary>
/// Applications that classes share: the first who asks starts one, and it runs until the tests end. Whoever comes brings an address of
/// their own and counts only what is theirs.
/// </summary>
public static class Shops
{
    public const string AdminEmail = "ana@northwind.example";
    public const string AdminPassword = "harbour tram violet nine";
    public const string Password = "kran-elbe-mittwoch";

    /// <summary>The collection of those who move a clock: they do it one after another.</summary>
    public const string MovedClock = "The moved clock";

    /// <summary>Where registrations come from that no page and no program made; a network of its own, so that it is nobody else's in the counts.</summary>
    private static readonly Origin Desk = new("192.0.2.7", "192.0.2.0/24", "Test");

    private static readonly KeyValuePair<string, string>[] Staff = [new("Setup:AdminEmail", AdminEmail), new("Setup:AdminPassword", AdminPassword), new("Setup:AdminName", "Ana Kovač")];
    private static readonly Lazy<AppHost> TheOpen = new(() => new(settings: [.. Staff, new("Orders:RemorseWindow", "00:10:00"), new("Documents:Chromium", Browser.Chrome)]));
    private static readonly Lazy<AppHost> TheMoved = new(() => new(new ManualTime(DateTimeOffset.UtcNow), settings: [.. Staff, new("Documents:Chromium", Browser.Chrome)]));
    private static int people;

    /// <summary>On the system's clock, with ten minutes to cancel: nobody has to hurry.</summary>
    public static AppHost Open => TheOpen.Value;

    /// <summary>On a clock that tests move, in the collection <see cref="MovedClock"/> alone.</summary>
    public static AppHost Moved => TheMoved.Value;

    /// <summary>An address nobody had before.</summary>
    public static string NewAddress(string name = "mara") => string.Create(CultureInfo.InvariantCulture, $"{name}{Interlocked.Increment(ref people)}@hafenlicht.example");

    /// <summary>Mara Lindqvist once more, under an address of her own.</summary>
    public static async Task<(string Email, CustomerId Id)> Registered(this AppHost shop, string? email = null)
    {
        email ??= NewAddress();
        var made = await shop.Get<RegisterCustomer>().Run(new Registration(email, Password) { FirstName = "Mara", LastName = "Lindqvist" }, Desk);
        return (email, made.Value.CustomerId);
    }

    /// <summary>Lets the time to cancel run out.</summary>
    public static void LetTheWindowPass(this AppHost shop) => shop.Time!.Advance(TimeSpan.FromSeconds(21));
}
