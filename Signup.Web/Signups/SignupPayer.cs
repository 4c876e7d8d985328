using Microsoft.EntityFrameworkCore;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Payments.Cards;
using SignupWeb.Platform.Data;

namespace SignupWeb.Signups;

/// <summary>Who pays for a sign-up, as Payments wants to know it.</summary>
public sealed class SignupPayer(IDbContextFactory<SignupDb> contexts, CustomerProfiles profiles)
{
    public async Task<Result<Payer>> Of(Signup signup, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var party = signup.CustomerId is { } customer ? await profiles.PartyOf(db, customer, cancellationToken) : null;
        return party is null ? FreezeQuote.NotReached : new Payer(signup.Id, signup.ClientAccountId, signup.CustomerId!.Value, party);
    }
}
