using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace SignupTests.House;

/// <summary>Every page of the team is looked at in a browser as everybody does, on a tablet too: axe finds nothing, and nothing stands out sideways.</summary>
public sealed partial class StaffPages
{
    /// <summary>Each address, and what the test that looks at it calls it.</summary>
    private static readonly Dictionary<string, string> LookedAtAs = new(StringComparer.Ordinal)
    {
        ["/ops"] = "/ops",
        ["/ops/audit"] = "/ops/audit",
        ["/ops/board"] = "/ops/board",
        ["/ops/contracts/{Id}"] = "/ops/contracts",
        ["/ops/contracts/{Id}/amend"] = "/ops/contract amended",
        ["/ops/criteria"] = "/ops/criteria",
        ["/ops/criteria/{Id}"] = "/ops/criteria of a plan",
        ["/ops/customers"] = "/ops/customers",
        ["/ops/customers/{Id}"] = "/ops/customer",
        ["/ops/deadlines"] = "/ops/deadlines",
        ["/ops/doctor"] = "/ops/doctor",
        ["/ops/mails"] = "/ops/mails",
        ["/ops/mails/templates"] = "/ops/mails/templates",
        ["/ops/messages"] = "/ops/messages",
        ["/ops/money"] = "/ops/money",
        ["/ops/notices"] = "/ops/notices",
        ["/ops/orders"] = "/ops/orders",
        ["/ops/orders/{Reference}/refund"] = "/ops/refund",
        ["/ops/plans"] = "/ops/plans",
        ["/ops/plans/{Id}"] = "/ops/plan",
        ["/ops/promotions"] = "/ops/promotions",
        ["/ops/receivers"] = "/ops/receivers",
        ["/ops/receivers/{Id}"] = "/ops/receivers/one",
        ["/ops/risks"] = "/ops/risks",
        ["/ops/sandbox"] = "/ops/sandbox",
        ["/ops/security"] = "/ops/security",
        ["/ops/settings"] = "/ops/settings",
        ["/ops/signups"] = "/ops/signups",
        ["/ops/signups/{Id}"] = "/ops/signups/one",
        ["/ops/signups/{Id}/events"] = "/ops/signups/one/events",
        ["/ops/staff"] = "/ops/staff",
        ["/ops/staff/blocks"] = "/ops/staff/blocks",
        ["/ops/staff/roles"] = "/ops/staff/roles",
        ["/ops/start"] = "/ops/start",
        ["/ops/support"] = "/ops/support",
        ["/ops/support/{Reference}"] = "/ops/support/thread",
        ["/ops/tasks"] = "/ops/tasks",
        ["/ops/tour"] = "/ops/tour",
        ["/ops/webhooks"] = "/ops/webhooks",
    };

    [Fact]
    public void Each_is_looked_at_by_a_test()
    {
        var pages = typeof(Program).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template).Where(route => route == "/ops" || route.StartsWith("/ops/", StringComparison.Ordinal));

        Assert.Equal(LookedAtAs.Keys.Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void What_the_table_says_a_test_does()
    {
        var looks = Directory.EnumerateFiles(Path.Combine(Sources.Root, "Signup.Tests"), "*.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText).Where(source => source.Contains("Everybody.CanUse(", StringComparison.Ordinal)).SelectMany(source => Named().Matches(source)).Select(match => match.Groups["what"].Value).ToHashSet(StringComparer.Ordinal);

        Assert.All(LookedAtAs.Values, what => Assert.Contains(what, looks));
    }

    /// <summary>The second word of a look, or the first of a row of a list of them.</summary>
    [GeneratedRegex("""CanUse\([\w.]+, "(?<what>[^"]+)"|^\s+\("(?<what>/ops[^"]*)", \$?"/ops""", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Named();
}
