using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers;

/// <summary>
/// A link to choose a new password, for the owner of the machine to hand on: not mailed, so that it helps where mail does not. Second factors
/// stay; <see cref="SecondFactor.ResetSecondFactor"/> takes them away. Refusals: FORBIDDEN, EMAIL_INVALID, LOGIN_NOT_FOUND.
/// </summary>
public sealed class MakeResetLink(UnitOfWork unit, SignedLinks links, PublicAddress address, TimeProvider time)
{
    /// <returns>The link, and whose it is.</returns>
    public async Task<Result<(Uri Link, Guid LoginId)>> Run(string? typed, CancellationToken cancellationToken = default)
    {
        if (!EmailAddress.TryParse(typed, out var email)) { return Customer.EmailInvalid; }
        return await unit.Run<Result<(Uri, Guid)>>(
            async db =>
            {
                if (await db.LoginOf(email, cancellationToken) is not { } login || login.Role == Role.Customer) { return SecondFactor.ResetSecondFactor.NotFound; }
                var reset = await PasswordReset.Renewed(db, login.Id, time.GetUtcNow(), cancellationToken);
                db.Audit(Actor.Owner, AuditAction.MadeResetLink, new(login.Email!, login.Id));
                return (new Uri(address.Of("/reset?token=" + links.Make(PasswordReset.LinkKind, PasswordReset.Lifetime, login.Id, reset.Link))), login.Id);
            },
            cancellationToken);
    }
}
