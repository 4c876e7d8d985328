using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;

namespace SignupWeb.Customers;

/// <summary>Customers who said in their profile that notices belong in their account; who is suspended could not read them there.</summary>
internal sealed class PreferAccount : IPreferAccount
{
    public async Task<IReadOnlySet<Guid>> Among(SignupDb db, IReadOnlyCollection<Guid> customers, CancellationToken cancellationToken)
    {
        List<CustomerId> asked = [.. customers.Distinct().Select(c => new CustomerId(c))];
        var prefer = await db.Set<Customer>()
            .Where(c => asked.Contains(c.Id) && c.Profile.PreferredInbox == PreferredInbox.Account && c.Status != CustomerStatus.Suspended)
            .Select(c => c.Id).ToListAsync(cancellationToken);
        return prefer.Select(c => c.Value).ToHashSet();
    }
}
