using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Support;

/// <summary>The requests of an erased customer go, with everything said in them, the files, and whoever waited for an answer.</summary>
public sealed class ForgetRequests(SupportFiles contents, TimeProvider time) : IHandle<CustomerErased>
{
    public async Task Handle(CustomerErased happened, SignupDb db, CancellationToken cancellationToken)
    {
        var files = await db.Set<SupportFile>().Where(f => f.CustomerId == happened.CustomerId).ToListAsync(cancellationToken);
        var requests = await db.Set<SupportRequest>().Where(r => r.CustomerId == happened.CustomerId).ToListAsync(cancellationToken);
        foreach (var request in requests)
        {
            request.Close(time.GetUtcNow());
            await FirstAnswer.Settle(db, request, "Signup", "The customer was deleted", time.GetUtcNow(), cancellationToken);
        }

        // before the rows, not after: should it stop in between, this runs again and still knows them
        contents.Remove(files.Select(f => f.Id));
        db.RemoveRange(files);
        db.RemoveRange(await db.Set<SupportMessage>().Where(m => m.CustomerId == happened.CustomerId).ToListAsync(cancellationToken));
        db.RemoveRange(requests);
    }
}
