using System.Net;
using SignupWeb.Platform.Data;
using SignupWeb.Shell;
using Xunit;

namespace SignupTests.SysOps.People;

/// <summary>What the table says of pages is what they answer.</summary>
[Collection("People pages")]
public sealed class TheTableOfRoles(PeopleHost house)
{
    [Fact]
    public async Task Every_page_opens_for_the_roles_it_says_and_for_no_others()
    {
        using var manager = await house.Host.ClientOf(Role.Manager);
        List<string> wrong = [];
        foreach (var page in RoleTable.Pages(inSandbox: true).Where(page => page.Entry is not null))
        {
            foreach (var (role, client) in new[] { (Role.Support, house.Support), (Role.Manager, manager), (Role.Admin, house.Admin) })
            {
                using var answer = await client.GetAsync(page.Entry!.Url);
                var expected = page.Sees.Contains(role) ? HttpStatusCode.OK : HttpStatusCode.NotFound;
                if (answer.StatusCode != expected) { wrong.Add($"{page.Entry.Url} {role}: {answer.StatusCode}"); }
            }
        }

        Assert.Equal([], wrong, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Is_read_by_administrators()
    {
        var page = await house.Admin.GetStringAsync("/ops/staff/roles");

        Assert.Contains("Suspend a colleague", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Support.GetAsync("/ops/staff/roles")).StatusCode);
    }
}
