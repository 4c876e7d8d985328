using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Support;

internal static class FindRequest
{
    /// <summary>A request for its customer and for staff; to everybody else it is not there. Refusals: UNAUTHORIZED, SECOND_FACTOR_MISSING, REQUEST_NOT_FOUND.</summary>
    public static async Task<Result<SupportRequest>> FindFor(this IQueryable<SupportRequest> requests, Actor actor, SupportReference reference, CancellationToken cancellationToken)
    {
        if (!actor.IsSignedIn) { return Actor.Unauthorized; }
        var request = await requests.SingleOrDefaultAsync(r => r.Reference == reference.Value, cancellationToken);
        if (request is null) { return actor.Needs(Role.Customer, Role.Support, Role.Manager, Role.Admin) ?? SupportRequest.NotFound; }
        return actor.NeedsToBe(request.CustomerId, SupportRequest.NotFound, Role.Support, Role.Manager, Role.Admin) is { } no ? no : request;
    }
}
