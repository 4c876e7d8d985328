using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Security;

/// <summary>One who must wait, as an administrator reads it.</summary>
/// <param name="Who">A person's address where an account is meant.</param>
public sealed record BlockLine(Block Block, string Who);

/// <summary>Whoever must wait because they tried something too often, for administrators. Refusals: UNAUTHORIZED, FORBIDDEN.</summary>
public sealed class ReadBlocks(WhoWaits waits, IDbContextFactory<SignupDb> contexts)
{
    private const int Most = 200;

    public async Task<Result<IReadOnlyList<BlockLine>>> Run(Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Admin) is { } no) { return no; }
        var blocks = waits.Now().Take(Most).ToList();
        var ids = blocks.Select(b => b.Who).Where(who => Guid.TryParse(who, out _)).Select(Guid.Parse).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var known = ids.Count == 0 ? [] : await db.Users.Where(l => EF.Parameter(ids).Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.Email, cancellationToken);
        return blocks.ConvertAll(block => new BlockLine(block, (Guid.TryParse(block.Who, out var id) ? known.GetValueOrDefault(id) : null) ?? block.Who));
    }
}
