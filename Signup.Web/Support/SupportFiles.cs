using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Files;

namespace SignupWeb.Support;

/// <summary>The contents of attached files, in the data folder's "support". Those whose row was never written go when they are a day old.</summary>
public sealed class SupportFiles(DataDirectory data, TimeProvider time) : IKeptForATime
{
    /// <summary>With one message.</summary>
    public const int Most = 5;

    /// <summary>Body of a message with all its files, and the form around them.</summary>
    public const long LargestBody = (Most * FileStore.Largest) + (4 * 1024 * 1024);

    public static readonly Refusal TooMany = Refusal.Invalid("TOO_MANY_FILES", "Attach {0} files or fewer to one message", "files") with { Arguments = [Most] };

    private readonly FileStore store = new(data.Folder("support"), time);

    public string PathOf(SupportFileId id) => store.PathOf(id.Value);

    /// <summary>Writes the contents. When one of them is refused, none is kept. Refusals: TOO_MANY_FILES, and those of <see cref="FileStore"/>.</summary>
    public async Task<Result<IReadOnlyList<KeptFile>>> Keep(IReadOnlyList<Upload> uploads, CancellationToken cancellationToken = default)
    {
        if (uploads.Count > Most) { return TooMany; }
        List<KeptFile> kept = [];
        foreach (var upload in uploads)
        {
            if ((await store.Keep(upload, cancellationToken)).Refused(out var refusal, out var file))
            {
                store.Remove(kept.Select(k => k.Id));
                return refusal;
            }

            kept.Add(file);
        }

        return kept;
    }

    /// <summary>Again is harmless.</summary>
    public void Remove(IEnumerable<SupportFileId> ids) => store.Remove(ids.Select(id => id.Value));

    public async Task<bool> Forget(SignupDb db, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        await store.Sweep(now, async some =>
        {
            var ids = some.Select(id => new SupportFileId(id)).ToList();
            return await db.Set<SupportFile>().Where(f => ids.Contains(f.Id)).Select(f => f.Id.Value).ToListAsync(cancellationToken);
        });
        return false;
    }
}
