using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Customers;

/// <summary>A VAT number turned out not to be valid: its owner is told what that means and where to correct it.</summary>
public sealed class TellOfVatNumber(CustomerMail mail) : IHandle<VatNumberChecked>
{
    public async Task Handle(VatNumberChecked happened, SignupDb db, CancellationToken cancellationToken)
    {
        var id = happened.CustomerId;
        if (!happened.IsVerified && await db.Set<Customer>().SingleOrDefaultAsync(c => c.Id == id && c.ErasedAt == null, cancellationToken) is { } customer) { mail.WriteVatNumberWrong(db, customer); }
    }
}
