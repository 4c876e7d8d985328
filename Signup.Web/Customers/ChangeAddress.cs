using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers;

/// <summary>
/// A customer wants another e-mail address: a link goes to the new one, a notice to the old one. The answer, and what is kept, is the
/// same whether or not the new address has an account; that account's owner is told instead. Refusals: UNAUTHORIZED,
/// CUSTOMER_NOT_FOUND (also for another person's), ACCOUNT_SUSPENDED, EMAIL_INVALID, EMAIL_SAME, PASSWORD_WRONG, SIGN_IN_AGAIN, TOO_MANY_REQUESTS.
/// </summary>
public sealed class ChangeAddress(UnitOfWork unit, OwnersProof proof, AddressMail mail, Throttle throttle, IOptionsMonitor<LimitOptions> limits, IOptions<ShopOptions> shop, TimeProvider time)
{
    public static readonly Refusal Same = Refusal.Invalid("EMAIL_SAME", "This is your address already", "email");

    public async Task<Result<Done>> Run(Actor actor, CustomerId id, string? newAddress, string? currentPassword, CancellationToken cancellationToken = default)
    {
        if (!actor.IsSignedIn) { return Actor.Unauthorized; }
        if (actor.CustomerId != id) { return Customer.NotFound; }
        if (!EmailAddress.TryParse(newAddress, out var email)) { return string.IsNullOrWhiteSpace(newAddress) ? Customer.EmailMissing : Customer.EmailInvalid; }
        if (await proof.Check(actor, currentPassword, cancellationToken) is { } wrong) { return wrong; }
        if (throttle.Take(limits.CurrentValue.Mail, "change address of:" + id) is { } tooMany) { return tooMany; }

        // a mailbox that was written to often enough gets no more; the answer does not tell
        var mayWrite = throttle.Take(limits.CurrentValue.Mail, "change address to:" + email.Normalized) is null;
        return await Ask(id, email, mayWrite, cancellationToken);
    }

    private Task<Result<Done>> Ask(CustomerId id, EmailAddress email, bool mayWrite, CancellationToken cancellationToken) => unit.Run<Result<Done>>(
        async db =>
        {
            var customer = await db.Set<Customer>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
            if (customer is null) { return Customer.NotFound; }
            if (customer.IsSuspended(shop.Value.SupportEmail) is { } suspended) { return suspended; }
            if (customer.Email.Normalized == email.Normalized) { return Same; }
            var change = await db.Set<AddressChange>().SingleOrDefaultAsync(a => a.LoginId == id.Value, cancellationToken);
            if (change is null) { db.Add(change = new AddressChange { LoginId = id.Value }); }
            change.Ask(email, time.GetUtcNow());
            mail.WriteAsked(db, customer, email);
            if (!mayWrite) { return Done.It; }
            if (await db.IsTaken(email, cancellationToken)) { mail.WriteTaken(db, customer, email); }
            else { mail.WriteLink(db, customer, change); }
            return Done.It;
        },
        cancellationToken);
}
