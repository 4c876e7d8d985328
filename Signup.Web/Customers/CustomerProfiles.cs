using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers;

/// <summary>How to address a customer.</summary>
/// <param name="FirstName">Empty when none was given. Until the address is confirmed it is the address: whoever gave the name may be a stranger to it.</param>
/// <param name="Culture">The language of mails, e.g. "de-DE".</param>
public sealed record Contact(EmailAddress Email, string FirstName, string FullName, string Culture);

/// <summary>What the slices above read about customers.</summary>
public sealed class CustomerProfiles(IDbContextFactory<SignupDb> contexts)
{
    public async Task<Party?> PartyOf(CustomerId id, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await PartyOf(db, id, cancellationToken);
    }

    /// <summary>Who buys, as of now; null when there is no such customer. Fields not given yet are empty.</summary>
#pragma warning disable CA1822 // one way to ask, whether or not a context is at hand
    public async Task<Party?> PartyOf(SignupDb db, CustomerId id, CancellationToken cancellationToken = default)
    {
        var customer = await db.Set<Customer>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        return customer is null ? null : PartyOf(customer);
    }

    internal static Party PartyOf(Customer customer)
    {
        var p = customer.Profile;
        return new(p.FirstName, p.LastName, customer.Email.Value, p.Company, p.Address, p.PostCode, p.Town, p.Country, p.TaxId, p.PurchaseReference, customer.Culture, p.Region);
    }

    public async Task<Contact?> ContactOf(SignupDb db, CustomerId id, CancellationToken cancellationToken = default)
    {
        var customer = await db.Set<Customer>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        return customer is null ? null : new(customer.Email, customer.VerifiedAt is null ? customer.Email.Value : customer.Profile.FirstName, customer.Profile.FullName, customer.Culture);
    }
#pragma warning restore CA1822

    /// <summary>The whole customer, read only; null when there is none.</summary>
    public async Task<Customer?> Find(CustomerId id, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Customer>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
    }
}
