using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Files;

namespace SignupWeb.Contracts;

/// <summary>The contents of evidence, in the data folder's "evidence". Those whose row was never written, or is gone, go when they are a day old.</summary>
public sealed class EvidenceFiles(DataDirectory data, TimeProvider time) : IKeptForATime
{
    private readonly FileStore store = new(data.Folder("evidence"), time);

    public string PathOf(EvidenceId id) => store.PathOf(id.Value);

    /// <summary>Refusals: those of <see cref="FileStore"/>.</summary>
    public Task<Result<KeptFile>> Keep(Upload upload, CancellationToken cancellationToken = default) => store.Keep(upload, cancellationToken);

    /// <summary>Again is harmless.</summary>
    public void Remove(params IEnumerable<EvidenceId> ids) => store.Remove(ids.Select(id => id.Value));

    public async Task<bool> Forget(SignupDb db, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        await store.Sweep(now, async some =>
        {
            var ids = some.Select(id => new EvidenceId(id)).ToList();
            return await db.Set<EvidenceFile>().Where(f => ids.Contains(f.Id)).Select(f => f.Id.Value).ToListAsync(cancellationToken);
        });
        return false;
    }
}
