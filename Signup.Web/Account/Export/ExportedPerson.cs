using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Customers;
using SignupWeb.Customers.SecondFactor;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Account.Export;

/// <summary>Who the customer is and how they sign in, as it is exported: that there is a password, never what it is.</summary>
internal static class ExportedPerson
{
    public static object Profile(Customer customer, object waysIn) => new
    {
        CustomerId = customer.Id,
        Email = customer.Email.Value,
        customer.Status,
        customer.Profile.FirstName,
        customer.Profile.LastName,
        customer.Profile.Company,
        customer.Profile.Address,
        customer.Profile.PostCode,
        customer.Profile.Town,
        customer.Profile.Region,
        customer.Profile.Country,
        customer.Profile.TaxId,
        customer.Profile.PurchaseReference,
        customer.Profile.PreferredInbox,
        Language = customer.Culture,
        customer.RegisteredAt,
        customer.VerifiedAt,
        customer.Suspension,
        TermsAgreedTo = customer.Terms,
        customer.MarketingConsentAt,
        WaysToSignIn = waysIn,
    };

    public static object Session(Session session) => new { session.Kind, session.Client, session.Network, session.CreatedAt, session.LastSeenAt, session.EndedAt, session.EndedBecause };

    public static async Task<object> WaysIn(SignupDb db, CustomerId id, CancellationToken cancellationToken)
    {
        var login = id.Value;
        var passkeys = await db.Set<IdentityUserPasskey<Guid>>().AsNoTracking().Where(p => p.UserId == login).ToListAsync(cancellationToken);
        return new
        {
            Password = await db.Users.AnyAsync(l => l.Id == login && l.PasswordHash != null, cancellationToken),
            AuthenticatorSince = await db.Set<Authenticator>().Where(a => a.LoginId == login).Select(a => a.ConfirmedAt).SingleOrDefaultAsync(cancellationToken),
            RecoveryCodesLeft = await db.Set<RecoveryCode>().CountAsync(c => c.LoginId == login && c.UsedAt == null, cancellationToken),
            Passkeys = passkeys.Select(p => new { p.Data.Name, p.Data.CreatedAt }),
            ExternalAccounts = await db.Set<IdentityUserLogin<Guid>>().Where(l => l.UserId == login).Select(l => l.ProviderDisplayName ?? l.LoginProvider).ToListAsync(cancellationToken),
        };
    }
}
