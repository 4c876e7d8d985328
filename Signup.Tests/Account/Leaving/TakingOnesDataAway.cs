using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SignupTests.Journeys;
using SignupWeb.Account.Export;
using SignupWeb.Contracts;
using SignupWeb.Customers;
using SignupWeb.Customers.Registering;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Signups;
using SignupWeb.Subscriptions;
using SignupWeb.Support;
using Xunit;

namespace SignupTests.Account.Leaving;

/// <summary>"Download my data": everything, and nothing that would let its reader in.</summary>
public sealed partial class TakingOnesDataAway : LeavingWorld
{
    [Fact]
    public async Task Everything_is_in_it()
    {
        await HasUsedEverything();

        var files = await Export();

        string[] expected =
        [
            "README.txt", "profile.json", "sessions.json", "sign-ups.json", "orders.json", "subscriptions.json", "downloads.json", "offers.json", "cards.json", "invoices.json", "credit-notes.json", "mails.json", "inbox.json", "activity.json", "contracts/contracts.json", "contracts/versions.json", "support-requests.json",
            .. (await Host.All<SupportFile>()).Select(f => $"support/SR-{Time.GetUtcNow().Year}-00001/{f.Id.Value.ToString("N")[^6..]}-mara.txt"),
            .. (await Host.All<Contract>()).Select(c => $"contracts/{c.Number}.html"),
            .. (await Host.All<Invoice>()).Select(i => $"invoices/{i.Number}.html"),
            .. (await Host.All<CreditNote>()).Select(c => $"credit-notes/{c.Number}.html"),
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), files.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        var profile = JsonNode.Parse(files["profile.json"])!;
        Assert.Equal((Mara, "Speicherstraße 14"), ((string?)profile["email"], (string?)profile["address"]));
        Assert.Equal("Mara's laptop", (string?)profile["waysToSignIn"]!["passkeys"]![0]!["name"]);
        Assert.Equal(["cancelled", "accepted", "accepted"], JsonNode.Parse(files["orders.json"])!.AsArray().Select(o => (string?)o!["state"]).OrderDescending(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(4, JsonNode.Parse(files["sign-ups.json"])!.AsArray().Count);
        Assert.NotEmpty(JsonNode.Parse(files["subscriptions.json"])![0]!["quotas"]!.AsArray());
        Assert.Equal(("Visa", "4242"), ((string?)JsonNode.Parse(files["cards.json"])![0]!["brand"], (string?)JsonNode.Parse(files["cards.json"])![0]!["lastFour"]));
        var contract = (await Host.All<Contract>())[0];
        Assert.All(contract.Text.Sections, section => Assert.Contains(WebUtility.HtmlEncode(section.Heading), files[$"contracts/{contract.Number}.html"], StringComparison.Ordinal));
        var invoice = (await Host.All<Invoice>())[0];
        Assert.Contains("Hafenlicht GmbH", files[$"invoices/{invoice.Number}.html"], StringComparison.Ordinal);
        Assert.Equal(invoice.Total.Minor, (long)JsonNode.Parse(files["invoices.json"])!.AsArray().Single(i => (string?)i!["number"] == invoice.Number)!["total"]!["minor"]!);
        Assert.Contains("OrderAccepted", files["activity.json"], StringComparison.Ordinal);
        Assert.Contains(JsonNode.Parse(files["mails.json"])!.AsArray(), m => (string?)m!["kind"] == "contract");
        Assert.Equal(["Lindqvist here: it drops.", "Restart it"], JsonNode.Parse(files["support-requests.json"])![0]!["messages"]!.AsArray().Select(m => (string?)m!["text"]), StringComparer.Ordinal);
        Assert.Equal("Mara's gateway", files.Single(f => f.Key.EndsWith("mara.txt", StringComparison.Ordinal)).Value);
        Assert.DoesNotContain("rings often", string.Concat(files.Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_secret_is_in_it()
    {
        await HasUsedEverything();
        await using var db = Host.Open();
        var login = db.Users.Single(l => l.Id == Id.Value);
        List<string?> secrets =
        [
            login.PasswordHash, login.SecurityStamp, login.ConcurrencyStamp, "sealed-key-of-mara", "hash-of-maras-recovery-code", "sgn_", "cus_", "pm_", "pi_",
            .. (await Host.All<Session>()).Select(s => s.TokenHash),
            .. (await Host.All<ThankYouPage>()).Select(p => p.Token),
            .. (await Host.All<MailMessage>()).SelectMany(m => Tokens().Matches(m.Text)).Select(t => t.Groups["token"].Value),
        ];
        Assert.True(secrets.Count > 15);

        var files = await Export();

        foreach (var (name, text) in files)
        {
            foreach (var secret in secrets.OfType<string>()) { Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{secret} is in {name}"); }
            Assert.DoesNotMatch(@"token=(?!\(removed\))", text);
        }

        Assert.Contains("token=(removed)", files["mails.json"], StringComparison.Ordinal);
        Assert.Equal("Open /resume/(removed) or (removed).", SealedText("Open /resume/1.resume.0a1b2c3d.01~02.123.0f.Sig_-1 or 1.step.0a1b2c3d.01.123.0f.Sig_-1."));
    }

    [Fact]
    public async Task It_is_for_its_owner_and_administrators_only()
    {
        await Program.Start();
        await Program.Register(Mara);
        using var otto = new Headless(Host);
        await otto.Start();
        await otto.Register("otto@werft.example");
        using var visitor = new Headless(Host);
        var path = $"/api/customers/{Program.CustomerId}/export";

        using var hers = await Program.Try(HttpMethod.Get, path, null);
        using var fromOtto = await otto.Try(HttpMethod.Get, path, null);
        using var fromVisitor = await visitor.Try(HttpMethod.Get, path, null);

        Assert.Equal((HttpStatusCode.OK, "application/zip", "no-store"), (hers.StatusCode, hers.Content.Headers.ContentType!.MediaType, hers.Headers.CacheControl!.ToString()));
        Assert.Matches("^my-data-[0-9]{4}-[0-9]{2}-[0-9]{2}\\.zip$", hers.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.True(hers.Headers.TransferEncodingChunked, "It goes out while it is made, so nobody knows its length before.");
        Assert.Equal("attachment", hers.Content.Headers.ContentDisposition.DispositionType);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Unauthorized), (fromOtto.StatusCode, fromVisitor.StatusCode));
        Assert.Contains("CUSTOMER_NOT_FOUND", await fromOtto.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var export = Host.Get<ExportAccount>();
        Assert.False((await export.Run(Ana, Id)).IsRefused);
        Assert.Equal(Customer.NotFound, (await export.Run(Ana with { Role = Role.Manager }, Id)).Refusal);
        Assert.Equal(Customer.NotFound, (await export.Run(Ana, CustomerId.New())).Refusal);
    }

    [Fact]
    public async Task Its_words_are_in_the_customers_language()
    {
        var made = await Host.Get<RegisterCustomer>().Run(new("anke@werft.example", Password) { Culture = "de-DE" }, Origin.Unknown);

        using var zip = new MemoryStream();
        await (await Host.Get<ExportAccount>().Run(Ana, made.Value.CustomerId)).Value.WriteTo(zip);
        var files = Read(zip.ToArray());

        Assert.StartsWith("Ihre Daten bei ", files["README.txt"], StringComparison.Ordinal);
        Assert.Contains("anke@werft.example", files["README.txt"], StringComparison.Ordinal);
    }

    private static string SealedText(string text) => (string)typeof(ExportAccount).Assembly.GetType("SignupWeb.Account.Export.SealedLinks")!.GetMethod("In")!.Invoke(null, [text])!;

    private async Task<Dictionary<string, string>> Export()
    {
        using var answer = await Program.Try(HttpMethod.Get, $"/api/customers/{Program.CustomerId}/export", null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Read(await answer.Content.ReadAsByteArrayAsync());
    }

    private static Dictionary<string, string> Read(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return zip.Entries.ToDictionary(e => e.FullName, e => new StreamReader(e.Open()).ReadToEnd(), StringComparer.Ordinal);
    }

    [GeneratedRegex(@"token=(?<token>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tokens();
}
