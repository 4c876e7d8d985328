using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using SignupTests.Support;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;
using SignupWeb.Shell;
using Xunit;

namespace SignupTests.Access.Commands;

/// <summary>The table of roles that administrators read, against what every command was found to answer (<see cref="WhoMayDoWhat"/>).</summary>
public sealed class WhatEachRoleMayDo
{
    private static readonly string[] OnlySeen = ["Read", "List", "Find", "See"];

    /// <summary>When it fails: SIGNUP_ACCESS=$PWD/Signup.Web/Shell/access.txt scripts/test --filter "FullyQualifiedName~WhatEachRoleMayDo" writes it anew.</summary>
    [Fact]
    public void Is_written_down_as_every_command_was_tried()
    {
        var tried = CommandTable.Rules.Where(rule => rule.Value.Staff.Count > 0).OrderBy(rule => rule.Key, StringComparer.Ordinal)
            .Select(rule => $"{rule.Key} {string.Join(' ', RoleTable.Roles.Where(rule.Value.Staff.Contains))}").ToList();
        if (Environment.GetEnvironmentVariable("SIGNUP_ACCESS") is { } file) { File.WriteAllLines(file, tried); }

        Assert.Equal(tried, RoleTable.Commands.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {string.Join(' ', c.Value)}"), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Has_words_in_both_languages_for_all_that_is_more_than_reading()
    {
        await using var house = await TestDatabase.Create(services => services.AddLocalization());
        var words = house.Get<IStringLocalizer<ShellTexts>>();
        var doing = RoleTable.Commands.Keys.Where(command => !OnlySeen.Any(start => command.StartsWith(start, StringComparison.Ordinal))).ToList();

        Assert.Equal([], doing.Where(command => RoleWords.Of(command, words) is null), StringComparer.Ordinal);
        Assert.Equal([], Speaking.In("de", () => doing.Where(command => words[Speaking.In("en", () => RoleWords.Of(command, words)!)].ResourceNotFound).ToList()), StringComparer.Ordinal);
    }

    [Fact]
    public void Stands_under_the_pages_where_it_is_done()
    {
        var pages = RoleTable.Pages(inSandbox: true);

        Assert.Equal([Role.Admin], Row("Staff", "SuspendStaff.Run"));
        Assert.Equal([Role.Manager, Role.Admin], Row("Board", "AcknowledgeContract.Run"));
        Assert.Equal([Role.Manager, Role.Admin], Row("Board", "OfferAmendment.Run"));
        Assert.Equal(RoleTable.Roles, Row("Risks", "TakeRisk.Run"));
        Assert.Equal([Role.Admin], Row("Customers", "SuspendCustomer.Run"));
        Assert.Equal(RoleTable.Roles, Row("Money", "RefundOrder.Run"));
        Assert.Equal([Role.Admin], Row("Audit", "ExportAudit.Run"));
        Assert.Equal([Role.Admin], Row("Settings", "SaveSettings.Run"));
        Assert.Equal(RoleTable.Commands.Keys.Order(StringComparer.Ordinal), pages.SelectMany(p => p.Does).Select(r => r.Command).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

        IReadOnlyList<Role> Row(string page, string command) => Assert.Single(pages.Single(p => p.Entry?.Name == page).Does, row => row.Command == command).May;
    }
}
