using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers;

/// <summary>
/// Lets a customer in who has just been recognised some other way than by password: the signed return of the register page (R1 step 3),
/// an external provider. Sets the cookie, so it is for requests only. Whoever calls it must have made sure of the customer, once per link.
/// Refusals: CUSTOMER_NOT_FOUND, ACCOUNT_SUSPENDED.
/// </summary>
public sealed class BeginSession(UnitOfWork unit, Sessions sessions, IOptions<ShopOptions> shop)
{
    public async Task<Result<SessionId>> Run(HttpContext http, CustomerId id, CancellationToken cancellationToken = default)
    {
        if (Actor.Of(http.User) is { Session: { } existing } actor && actor.CustomerId == id) { return existing; }
        if ((await Begin(Origin.Of(http), id, cancellationToken)).Refused(out var refusal, out var session)) { return refusal; }
        await http.SignIn(session!);
        return session!.Id;
    }

    private Task<Result<StartedSession>> Begin(Origin origin, CustomerId id, CancellationToken cancellationToken) => unit.Run<Result<StartedSession>>(
        async db =>
        {
            var customer = await db.Set<Customer>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
            if (customer is null) { return Customer.NotFound; }
            if (customer.IsSuspended(shop.Value.SupportEmail) is { } suspended) { return suspended; }
            return sessions.Start(db, await db.Users.SingleAsync(l => l.Id == id.Value, cancellationToken), SessionKind.Cookie, origin);
        },
        cancellationToken);
}
