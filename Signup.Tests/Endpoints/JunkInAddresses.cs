using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using SignupTests.Support;
using Xunit;
using Xunit.Abstractions;

namespace SignupTests.Endpoints;

/// <summary>Whatever stands behind the question mark of an address, and whoever asks: no page breaks. The parameters are found in the program.</summary>
public sealed partial class JunkInAddresses(OpenShop open, ITestOutputHelper output) : IClassFixture<OpenShop>
{
    private static readonly string[] Junk = ["x", "-1", "99999999999999999999", "%00", "'", "{0}", "%F0%9F%98%80", "", "01010101-0101-7101-8101-010101010101", "2026-13-45"];

    [Fact]
    public async Task Breaks_no_page()
    {
        var asked = 0;
        List<string> broken = [];
        foreach (var (path, parameters) in Pages())
        {
            foreach (var address in Junk.SelectMany(junk => parameters.Select(parameter => $"{path}?{parameter}={junk}").Append($"{path}?{string.Join('&', parameters.Select(p => $"{p}={junk}"))}")).Distinct(StringComparer.Ordinal))
            {
                using var answer = await (path.StartsWith("/ops", StringComparison.Ordinal) ? open.Admin : open.Customer).GetAsync(address);
                if ((int)answer.StatusCode >= 500) { broken.Add($"{address}: {(int)answer.StatusCode}"); }
                asked++;
            }
        }

        output.WriteLine($"{asked} addresses");
        Assert.Empty(broken);
        Assert.True(asked > 500, $"{asked}");
    }

    [Fact]
    public async Task Nor_does_a_page_of_the_board_that_is_no_number() => Assert.Equal(HttpStatusCode.OK, (await open.Admin.GetAsync("/ops/board?page=x")).StatusCode);

    [Fact]
    public async Task Files_of_the_pages_are_sent_with_the_headers_of_the_pages()
    {
        var page = await open.Visitor.GetStringAsync("/");
        var files = Files().Matches(page).Select(m => m.Groups["address"].Value).ToList();
        Assert.True(files.Count > 2);
        foreach (var file in files.Append("/"))
        {
            using var answer = await open.Visitor.GetAsync(file);
            Assert.True(answer.IsSuccessStatusCode, file);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.StartsWith("default-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/api/sessions", true)]
    [InlineData("/api/customers/01010101-0101-7101-8101-010101010101/profile", true)]
    [InlineData("/api/plans", false)]
    public async Task What_a_program_is_told_of_somebody_is_kept_in_no_cache(string path, bool personal)
    {
        using var answer = await (personal ? open.Customer : open.Visitor).GetAsync(path);

        Assert.Equal(personal, answer.Headers.CacheControl?.NoStore ?? false);
    }

    [Fact]
    public void Database_keys_and_files_are_their_users_alone()
    {
        if (OperatingSystem.IsWindows()) { return; }
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(open.Host.Folder, "signup.db")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(open.Host.Folder, "signup.db-wal")));
        foreach (var folder in Directory.GetDirectories(open.Host.Folder))
        {
            Assert.True((File.GetUnixFileMode(folder) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) == 0, folder);
        }
    }

    private static IEnumerable<(string Path, List<string> Parameters)> Pages() =>
        from page in typeof(Program).Assembly.GetTypes()
        let parameters = page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Select(p => (Own: p.Name, p.GetCustomAttribute<SupplyParameterFromQueryAttribute>()?.Name, Is: p.IsDefined(typeof(SupplyParameterFromQueryAttribute)))).Where(p => p.Is).Select(p => p.Name ?? p.Own).ToList()
        where parameters.Count > 0
        from route in page.GetCustomAttributes<RouteAttribute>()
        select (new HttpEndpoint("GET", route.Template, null).At("01010101-0101-7101-8101-010101010101"), parameters);

    [GeneratedRegex("<(?:link|script)[^>]+(?:href|src)=\"(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Files();
}
