using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Provisioning;

/// <summary>R3 ContentManagement: asks for the file of an accepted order, and publishes that it is ready once it was provided.</summary>
public sealed class ContentManagement(TimeProvider time) : IHandle<OrderAccepted>, IHandle<ProvisionDownloadResponse>
{
    public async Task Handle(OrderAccepted happened, SignupDb db, CancellationToken cancellationToken)
    {
        if (happened.Offer is not { Kind: PlanKind.Download, FileName: { } file }) { return; }
        if (await db.Set<Download>().AnyAsync(d => d.OrderId == happened.OrderId, cancellationToken)) { return; }
        var email = EmailAddress.TryParse(happened.Party.Email, out var to) ? to : throw new InvalidOperationException($"Order {happened.OrderId} has no address to write to.");
        var download = Download.Request(happened, file, email, time.GetUtcNow());
        db.Add(download);
        db.Announce(new ProvisionDownloadRequest(download.Id, download.OrderId, file));
    }

    public async Task Handle(ProvisionDownloadResponse happened, SignupDb db, CancellationToken cancellationToken)
    {
        var download = await db.Set<Download>().SingleAsync(d => d.Id == happened.DownloadId, cancellationToken);
        if (download.MakeReady(time.GetUtcNow())) { db.Announce(new DownloadIsReady(download.Id, download.OrderId, download.CustomerId)); }
    }
}
