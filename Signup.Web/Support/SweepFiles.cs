using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;

namespace SignupWeb.Support;

/// <summary>Contents whose row was never written, because the program stopped in between, go when they are a day old.</summary>
public sealed class SweepFiles(SupportFiles files) : IKeptForATime
{
    private const int AtOnce = 200;

    private static readonly TimeSpan Age = TimeSpan.FromDays(1);

    public async Task<bool> Forget(SignupDb db, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        foreach (var some in files.WrittenBefore(now - Age).Chunk(AtOnce).ToList())
        {
            var known = await db.Set<SupportFile>().Where(f => some.Contains(f.Id)).Select(f => f.Id).ToListAsync(cancellationToken);
            files.Remove(some.Except(known));
        }

        return false;
    }
}
