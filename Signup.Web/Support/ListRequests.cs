using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Support;

/// <summary>Whose requests, in which state, from which page on.</summary>
/// <param name="State">Null is any.</param>
/// <param name="Page">From 1.</param>
public sealed record RequestFilter(SupportState? State = null, int Page = 1);

/// <summary>A page of requests, the newest first, and whether there is another behind it.</summary>
public sealed record RequestList(IReadOnlyList<SupportRequest> Requests, int Page, bool GoesOn);

/// <summary>Lists one's own requests; for staff, everybody's. Refusal: UNAUTHORIZED.</summary>
public sealed class ListRequests(IDbContextFactory<SignupDb> contexts)
{
    public const int PageSize = 50;

    public const int LastPage = 10_000;

    public async Task<Result<RequestList>> Run(RequestFilter filter, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.IsSignedIn) { return Actor.Unauthorized; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var page = Math.Clamp(filter.Page, 1, LastPage);
        var requests = db.Set<SupportRequest>().AsNoTracking();
        if (!actor.IsStaff) { requests = requests.Where(r => r.CustomerId == actor.CustomerId); }
        if (filter.State is { } state) { requests = requests.Where(r => r.State == state); }
        var found = await requests.OrderByDescending(r => r.UpdatedAt).ThenByDescending(r => r.Reference).Skip((page - 1) * PageSize).Take(PageSize + 1).ToListAsync(cancellationToken);
        return new RequestList([.. found.Take(PageSize)], page, found.Count > PageSize);
    }
}
