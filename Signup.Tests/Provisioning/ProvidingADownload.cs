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
