using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Files;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.Support;

/// <summary>Opens a support request in the unit of work of whoever has made sure that its customer may have one; the clock of its first answer starts.</summary>
public sealed class OpenRequest(IOptions<ShopOptions> shop, TimeProvider time)
{
    public async Task<SupportRequest> Run(SignupDb db, NewRequest asked, IReadOnlyList<KeptFile> files, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        var year = shop.Value.Local(now).Year;
        var request = SupportRequest.Open(asked, SupportReference.Of(year, await db.NextNumber($"support-requests-{year}", cancellationToken)), now, shop.Value.Zone);
        var message = SupportMessage.FromCustomer(request, EntryKind.Asked, asked.Text, asked.FormId, now);
        db.Add(request);
        db.Add(message);
        db.AddRange(files.Select(f => SupportFile.Of(f, message)));
        FirstAnswer.Promise(db, request);
        db.Announce(new SupportRequestOpened(request.Id, request.ContractId, request.CustomerId));
        return request;
    }
}
