using Microsoft.EntityFrameworkCore;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Signups;

/// <summary>R1 customer profile page: it has said who the customer is. Refusals: SIGNUP_NOT_FOUND, SIGNUP_OVER, PROFILE_INCOMPLETE.</summary>
public sealed class ConfirmProfile(UnitOfWork unit, CustomerProfiles profiles)
{
    public static readonly Refusal Incomplete = Refusal.Conflict("PROFILE_INCOMPLETE", "Fill in your name and address first.");

    public Task<Result<Signup>> Run(SignupId id, CustomerId customer, CancellationToken cancellationToken = default) => unit.Run<Result<Signup>>(
        async db =>
        {
            var signup = await db.Set<Signup>().SingleOrDefaultAsync(s => s.Id == id && s.CustomerId == customer, cancellationToken);
            if (signup is null) { return Signup.NotFound; }
            if (await profiles.PartyOf(db, customer, cancellationToken) is not { Address.Length: > 0 } party) { return Incomplete; }
            return signup.ConfirmProfile(party.Country) is { } refusal ? refusal : signup;
        },
        cancellationToken);
}
