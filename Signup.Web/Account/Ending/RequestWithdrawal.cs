using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Contracts;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;

namespace SignupWeb.Account.Ending;

/// <summary>
/// Somebody wants to withdraw without signing in: number of the contract or order, and e-mail address. Whether or not they fit, the answer is the same; the link goes to that address alone.
/// Refusals: REFERENCE_MISSING, EMAIL_MISSING, EMAIL_INVALID, TOO_MANY_REQUESTS.
/// </summary>
public sealed class RequestWithdrawal(UnitOfWork unit, WithdrawalLink link, Throttle throttle, IOptionsMonitor<LimitOptions> limits, TimeProvider time)
{
    public static readonly Refusal ReferenceMissing = Refusal.Invalid("REFERENCE_MISSING", "Enter the number of your contract or order", "reference");

    private const int Longest = 40;

    public async Task<Result<Done>> Run(string? reference, string? address, Origin origin, CancellationToken cancellationToken = default)
    {
        var number = reference?.Trim().ToUpperInvariant();
        List<Refusal> faults = number is { Length: > 0 and <= Longest } ? [] : [ReferenceMissing];
        if (!EmailAddress.TryParse(address, out var email)) { faults.Add((string.IsNullOrWhiteSpace(address) ? Customer.EmailMissing : Customer.EmailInvalid) with { Field = "email" }); }
        if (Refusal.Of(faults) is { } invalid) { return invalid; }
        if (throttle.Take(limits.CurrentValue.SignIn, "withdraw from:" + origin.Address) is { } tooMany) { return tooMany; }

        // a mailbox that was written to often enough gets no more; the answer does not tell
        if (throttle.Take(limits.CurrentValue.Mail, "withdraw:" + email.Normalized) is not null) { return Done.It; }
        return await Send(number!, email, cancellationToken);
    }

    private Task<Result<Done>> Send(string number, EmailAddress email, CancellationToken cancellationToken) => unit.Run<Result<Done>>(
        async db =>
        {
            var order = await db.Set<Order>().AsNoTracking().SingleOrDefaultAsync(o => o.Reference == number, cancellationToken);
            var contract = order is null
                ? await db.Set<Contract>().AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, cancellationToken)
                : await db.Set<Contract>().AsNoTracking().SingleOrDefaultAsync(c => c.OrderId == order.Id, cancellationToken);
            var (party, customer) = (contract?.Party ?? order?.Party, contract?.CustomerId ?? order?.CustomerId);
            if (party is null || !await IsTheirs(db, email, party, customer!.Value, cancellationToken)) { db.AddDecoy(time.GetUtcNow()); }
            else { db.Add(contract is not null ? link.Write(contract, email) : link.Write(order!, email)); }
            return Done.It;
        },
        cancellationToken);

    /// <summary>The address the contract was made with, or that of the account by now.</summary>
    private static async Task<bool> IsTheirs(SignupDb db, EmailAddress email, Party party, CustomerId customer, CancellationToken cancellationToken) =>
        (EmailAddress.TryParse(party.Email, out var agreed) && agreed.Normalized == email.Normalized && agreed != EmailAddress.Erased)
        || (await db.CustomerOf(email, cancellationToken))?.Id == customer;
}
