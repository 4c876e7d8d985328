namespace SignupTests.House;

/// <summary>
/// Rooms are the folders of a slice, and its own root folder is one of them; deeper folders count to their room. Rooms of one
/// slice may know each other one way only. Wiring knows every room it wires, so it leads nowhere here.
/// </summary>
public static class Rooms
{
    /// <summary>Each circle as a text: its rooms, then for each way between two of them one type that leads there.</summary>
    public static IReadOnlyList<string> CirclesIn(IEnumerable<Resident> house)
    {
        var ways = house.Where(who => !HouseRules.IsWiring(who)).SelectMany(WaysOf).GroupBy(way => (way.From, way.To)).Select(same => same.MinBy(way => way.Example, StringComparer.Ordinal)!).ToList();
        var reached = ways.Select(way => way.From).Distinct(StringComparer.Ordinal).ToDictionary(room => room, room => ReachedFrom(room, ways), StringComparer.Ordinal);
        var circles = reached.Where(room => room.Value.Contains(room.Key)).GroupBy(room => room.Value.Where(other => reached.GetValueOrDefault(other, []).Contains(room.Key)).Min(StringComparer.Ordinal), StringComparer.Ordinal);
        return [.. circles.Select(circle => Told([.. circle.Select(room => room.Key)], ways)).Order(StringComparer.Ordinal)];
    }

    /// <summary>The slice, or the folder directly below it.</summary>
    public static string RoomOf(string place) => string.Join('.', place.Split('.').Take(2));

    private static IEnumerable<Way> WaysOf(Resident who) =>
        from what in who.Mentions
        where what.Place is not null && Layers.TopOf(what.Place) == Layers.TopOf(who.Place) && RoomOf(what.Place) != RoomOf(who.Place)
        select new Way(RoomOf(who.Place), RoomOf(what.Place!), $"{who.ShortName} mentions {what.Type[(what.Type.LastIndexOf('.') + 1)..]}");

    private static HashSet<string> ReachedFrom(string room, List<Way> ways)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>([room]);
        while (next.TryDequeue(out var here))
        {
            foreach (var way in ways.Where(way => way.From == here && reached.Add(way.To))) { next.Enqueue(way.To); }
        }

        return reached;
    }

    private static string Told(HashSet<string> circle, List<Way> ways) => string.Join(
        Environment.NewLine,
        ways.Where(way => circle.Contains(way.From) && circle.Contains(way.To)).Select(way => $"  {way.From} knows {way.To}: {way.Example}").Order(StringComparer.Ordinal)
            .Prepend("A circle of " + string.Join(", ", circle.Order(StringComparer.Ordinal))));

    private sealed record Way(string From, string To, string Example);
}
