using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Shell;

/// <summary>A command and the roles that may give it.</summary>
/// <param name="Command">Class and method.</param>
public sealed record RoleRow(string Command, IReadOnlyList<Role> May);

/// <summary>A page of the team: who sees it, and what is done there.</summary>
/// <param name="Entry">Null for what is done elsewhere than on a page of the navigation.</param>
public sealed record RolePage(SysOpsEntry? Entry, IReadOnlyList<Role> Sees, IReadOnlyList<RoleRow> Does);

/// <summary>
/// What each role may see and do, by page, made from what decides it: the navigation says who sees a page, the page's room which commands its parts take,
/// and access.txt who may give them. That file is what the tests found when they tried every command as every role (WhoMayDoWhat); they fail when it says something else.
/// </summary>
public static class RoleTable
{
    public static readonly IReadOnlyList<Role> Roles = [Role.Support, Role.Manager, Role.Admin];

    private const string Rooms = "SignupWeb.SysOps.";

    private static readonly Lazy<FrozenDictionary<string, Role[]>> Tried = new(ReadTried);

    private static readonly Lazy<ILookup<string, Type>> Parts = new(() => typeof(RoleTable).Assembly.GetTypes().Where(type => RoomOf(type) is not null).ToLookup(type => RoomOf(type)!, StringComparer.Ordinal));

    /// <summary>Every command that some of the staff may give, with the roles that may.</summary>
    public static IReadOnlyDictionary<string, Role[]> Commands => Tried.Value;

    /// <param name="inSandbox">Whether the shop runs on the built-in sandbox.</param>
    public static IReadOnlyList<RolePage> Pages(bool inSandbox)
    {
        var entries = SysOpsMenu.Entries.Where(entry => inSandbox || !entry.OnlyInSandbox).ToList();
        List<RolePage> pages = [.. entries.Select(entry => new RolePage(entry, [.. Roles.Where(role => Sees(role, entry, inSandbox))], Done(RoomsOf(entry).SelectMany(room => Parts.Value[room]))))];
        var there = pages.SelectMany(page => page.Does).Select(row => row.Command).ToHashSet(StringComparer.Ordinal);
        return [.. pages, new(null, [], [.. Commands.Where(command => !there.Contains(command.Key)).OrderBy(command => command.Key, StringComparer.Ordinal).Select(Row)])];
    }

    private static bool Sees(Role role, SysOpsEntry entry, bool inSandbox) => SysOpsMenu.For(new Actor(Guid.Empty, role, null, string.Empty), inSandbox).Contains(entry);

    private static List<RoleRow> Done(IEnumerable<Type> parts)
    {
        var taken = parts.SelectMany(Takes).ToHashSet(StringComparer.Ordinal);
        return [.. Commands.Where(command => taken.Contains(command.Key.Split('.')[0])).OrderByDescending(command => command.Value.Length).ThenBy(command => command.Key, StringComparer.Ordinal).Select(Row)];
    }

    private static RoleRow Row(KeyValuePair<string, Role[]> command) => new(command.Key, command.Value);

    /// <summary>Itself, what a component is given, and what an endpoint asks for.</summary>
    private static IEnumerable<string> Takes(Type part) =>
    [
        part.Name,
        .. part.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Where(p => p.IsDefined(typeof(InjectAttribute))).Select(p => p.PropertyType.Name),
        .. part.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).SelectMany(m => m.GetParameters()).Select(p => p.ParameterType.Name),
    ];

    /// <summary>The rooms of the entry's own page, of those below it, and of those that belong to it.</summary>
    private static IEnumerable<string> RoomsOf(SysOpsEntry entry) => Parts.Value.Where(room => room.Any(part => part.GetCustomAttributes<RouteAttribute>().Any(route => Leads(entry, route.Template)))).Select(room => room.Key);

    private static bool Leads(SysOpsEntry entry, string route) => route == entry.Url || (!entry.Alone && !SysOpsMenu.Entries.Any(other => other.Url == route) && (Under(route, entry.Url) || (entry.Below is { } below && Under(route, below))));

    private static bool Under(string route, string url) => route.StartsWith(url + "/", StringComparison.Ordinal);

    private static string? RoomOf(Type type) => type.Namespace is { } place && place.StartsWith(Rooms, StringComparison.Ordinal) ? place[Rooms.Length..].Split('.')[0] : null;

    private static FrozenDictionary<string, Role[]> ReadTried()
    {
        using var text = new StreamReader(typeof(RoleTable).Assembly.GetManifestResourceStream("access.txt")!);
        return text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split(' '))
            .ToFrozenDictionary(line => line[0], line => line[1..].Select(Enum.Parse<Role>).ToArray(), StringComparer.Ordinal);
    }
}
