using SignupTests.Support;
using SignupWeb;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Provisioning;
using Xunit;

namespace SignupTests.Provisioning;

public sealed class ProvidingADownload
{
    [Fact]
    public async Task It_is_requested_granted_and_then_ready_with_size_and_fingerprint_of_the_real_file()
    {
        await using var database = await AcceptedOrders.Database();

        await database.Accept(AcceptedOrders.Of(AcceptedOrders.Handbook));

        var download = Assert.Single(await database.All<Download>());
        var file = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Provisioning", "Files", "field-handbook.pdf"));
        Assert.Equal(DownloadState.Ready, download.State);
        Assert.Equal(file.Length, download.Bytes);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)), download.Sha256);
        Assert.Equal(
            [nameof(ProvisionDownloadRequest), nameof(ProvisionDownloadResponse), nameof(DownloadIsReady)],
            (await database.All<OutboxMessage>()).OrderBy(m => m.Sequence).Select(m => m.Type).Where(t => t.Contains("Download", StringComparison.Ordinal)),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task Every_message_of_the_chain_heard_twice_has_one_effect()
    {
        await using var database = await AcceptedOrders.Database();
        var order = await database.Accept(AcceptedOrders.Of(AcceptedOrders.Handbook));
        var download = Assert.Single(await database.All<Download>());

        await database.Announce(order, new ProvisionDownloadRequest(download.Id, order.OrderId, download.FileName), new ProvisionDownloadResponse(download.Id, order.OrderId));
        await database.Deliver();

        Assert.Single(await database.All<Download>());
        Assert.Single(await database.All<OutboxMessage>(), m => m.Type == nameof(DownloadIsReady));
        Assert.Single(await database.All<MailMessage>(), m => m.Kind == MailDownload.MailKind);
    }

    [Fact]
    public async Task A_support_contract_has_nothing_to_download()
    {
        await using var database = await AcceptedOrders.Database();

        await database.Accept(AcceptedOrders.Of(Sample.Team()));

        Assert.Empty(await database.All<Download>());
    }

    [Fact]
    public async Task A_missing_file_is_told_of_once_and_provided_when_it_is_put_in_place()
    {
        await using var database = await AcceptedOrders.Database();
        await database.Accept(AcceptedOrders.Of(AcceptedOrders.Handbook with { FileName = "atlas.pdf" }));
        for (var i = 0; i < 6; i++) { await database.Pass(TimeSpan.FromMinutes(1)); }
        Assert.Equal(DownloadState.Requested, Assert.Single(await database.All<Download>()).State);
        Assert.Single(await database.All<OutboxMessage>(), m => m.Type == nameof(RiskFound) && m.Body.Contains("atlas.pdf", StringComparison.Ordinal));

        await File.WriteAllTextAsync(Path.Combine(database.Get<DataDirectory>().Folder("files"), "atlas.pdf"), "%PDF-1.4");
        await database.Pass(TimeSpan.FromHours(1));

        Assert.Equal((DownloadState.Ready, 8L), (Assert.Single(await database.All<Download>()).State, Assert.Single(await database.All<Download>()).Bytes));
    }

    [Fact]
    public async Task Its_customer_hears_once_that_it_could_not_be_provided_and_then_that_it_is_there()
    {
        await using var database = await AcceptedOrders.Database(new KeyValuePair<string, string?>("Provisioning:Tries", "2"));
        await database.Accept(AcceptedOrders.Of(AcceptedOrders.Handbook with { FileName = "atlas.pdf" }));
        for (var i = 0; i < 4; i++) { await database.Pass(TimeSpan.FromMinutes(1)); }

        var failed = Assert.Single(await database.All<Download>());
        Assert.Equal((ProvisioningFault.FileMissing, true), (failed.Fault!.Value, failed.FailedAt is not null));
        Assert.Equal("Field Handbook is not ready yet", Assert.Single(await database.All<MailMessage>(), m => m.Kind == MailDownload.FailedKind).Subject);
        Assert.False((await database.Get<RetryDownload>().Run(failed.Id, SignupWeb.Platform.Access.Actor.System)).IsRefused);
        for (var i = 0; i < 4; i++) { await database.Pass(TimeSpan.FromMinutes(1)); }
        Assert.Single(await database.All<MailMessage>(), m => m.Kind == MailDownload.FailedKind);
        Assert.Equal(2, (await database.All<OutboxMessage>()).Count(m => m.Type == nameof(RiskFound)));

        await File.WriteAllTextAsync(Path.Combine(database.Get<DataDirectory>().Folder("files"), "atlas.pdf"), "%PDF-1.4");
        await database.Pass(TimeSpan.FromHours(1));

        Assert.Equal((DownloadState.Ready, null), (Assert.Single(await database.All<Download>()).State, Assert.Single(await database.All<Download>()).FailedAt));
        Assert.Single(await database.All<OutboxMessage>(), m => m.Type == nameof(RiskSettled));
        Assert.Single(await database.All<MailMessage>(), m => m.Kind == MailDownload.MailKind);
    }

    [Fact]
    public async Task Operations_that_cannot_be_reached_are_asked_again_ever_slower_and_then_it_has_failed()
    {
        await using var database = await AcceptedOrders.Database(new("Provisioning:Operations:Kind", "Http"), new("Provisioning:Operations:Url", "http://127.0.0.1:9/"), new("Provisioning:Operations:Secret", OperationsProgram.Secret));
        await database.Accept(AcceptedOrders.Of(AcceptedOrders.Handbook));
        List<TimeSpan> pauses = [];
        for (var i = 0; i < 4; i++)
        {
            var waits = Assert.Single(await database.All<Download>());
            pauses.Add(waits.NextTryAt!.Value - database.Time.GetUtcNow());
            Assert.Null(waits.FailedAt);
            await database.Pass(pauses[^1]);
        }

        Assert.Equal([2, 4, 8, 16], pauses.Select(p => (int)p.TotalSeconds));
        var failed = Assert.Single(await database.All<Download>());
        Assert.Equal((ProvisioningFault.NotReached, 5, 5), (failed.Fault!.Value, failed.Tries, failed.Attempt));
        Assert.Contains("Operations at 127.0.0.1 cannot be reached.", Assert.Single(await database.All<OutboxMessage>(), m => m.Type == nameof(RiskFound)).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../signup.db")]
    [InlineData("/etc/passwd")]
    [InlineData("..")]
    [InlineData("")]
    public async Task A_name_that_leaves_the_folder_is_no_file(string name)
    {
        await using var database = await AcceptedOrders.Database();

        Assert.Null(await database.Get<FileStore>().Find(name));
    }
}
