using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Provisioning;

/// <summary>R3 Operations: looks for the file, notes size and fingerprint, grants it and replies. A missing file is tried again, then set aside for a person; a retry heals it.</summary>
public sealed class Operations(FileStore files) : IHandle<ProvisionDownloadRequest>
{
    public async Task Handle(ProvisionDownloadRequest happened, SignupDb db, CancellationToken cancellationToken)
    {
        var download = await db.Set<Download>().SingleAsync(d => d.Id == happened.DownloadId, cancellationToken);
        var file = await files.Find(happened.FileName, cancellationToken)
            ?? throw new FileNotFoundException($"The file of order {happened.OrderId} is not in the data folder's \"files\".", happened.FileName);
        if (download.Grant(file)) { db.Announce(new ProvisionDownloadResponse(download.Id, download.OrderId)); }
    }
}
