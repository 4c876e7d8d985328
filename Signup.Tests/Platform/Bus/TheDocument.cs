using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using SignupTests.House;
using SignupWeb.Kernel;
using SignupWeb.Platform.Bus;
using Xunit;

namespace SignupTests.Platform.Bus;

/// <summary>docs/events.md says what other systems are told; it says all of it.</summary>
public sealed partial class TheDocument
{
    internal static readonly string Text = File.ReadAllText(Path.Combine(Sources.Root, "docs", "events.md"));

    private static readonly Dictionary<string, string> Rows = Row().Matches(Text).ToDictionary(row => row.Groups["name"].Value, row => row.Groups["data"].Value.Trim(), StringComparer.Ordinal);

    public static TheoryData<string, Type> Told => new()
    {
        { "offer", typeof(Offer) },
        { "party", typeof(Party) },
    };

    public static TheoryData<string, Type> Events
    {
        get
        {
            var events = new TheoryData<string, Type>();
            foreach (var type in PublicEvents.Types) { events.Add(type.GetCustomAttribute<PublicNameAttribute>()!.Name, type); }
            return events;
        }
    }

    [Theory]
    [MemberData(nameof(Events))]
    [MemberData(nameof(Told))]
    public void Names_every_member_as_it_is_sent(string name, Type type) => Assert.Equal(string.Join(' ', Members(type).Select(member => $"`{member}`")), Rows.GetValueOrDefault(name));

    [Fact]
    public void Names_no_event_that_there_is_not() => Assert.Equal(PublicEvents.Names.Append(PublicEvents.Ping).Order(StringComparer.Ordinal), Rows.Keys.Where(name => name is not ("offer" or "party")).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>What can be written and read again; the rest follows from it and is not sent.</summary>
    private static IEnumerable<string> Members(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));

    [GeneratedRegex(@"^\| `(?<name>[\w.]+)` \|(.*\|)? ?(?<data>[^|]*)\|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();
}
