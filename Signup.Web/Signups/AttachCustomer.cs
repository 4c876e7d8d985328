using Microsoft.EntityFrameworkCore;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Signups;

/// <summary>R1 step 4: the sign-up gets its customer. One who has bought before keeps their client account, and the card is known. Refusals: SIGNUP_NOT_FOUND, SIGNUP_OVER, OTHER_CUSTOMER. Again is a no-op.</summary>
public sealed class AttachCustomer(UnitOfWork unit, TimeProvider time)
{
    public Task<Result<Signup>> Run(SignupId id, CustomerId customer, Action<SignupDb>? together = null, CancellationToken cancellationToken = default) => unit.Run<Result<Signup>>(
        async db =>
        {
            var signup = await db.Set<Signup>().SingleOrDefaultAsync(s => s.Id == id, cancellationToken);
            if (signup is null) { return Signup.NotFound; }
            var known = signup.CustomerId == customer;
            if (signup.Attach(customer) is { } refusal) { return refusal; }
            together?.Invoke(db);
            if (known) { return signup; }
            await KeepAccount(db, signup, customer, cancellationToken);
            await KeepDetails(db, signup, customer, cancellationToken);
            db.Add(Deadline.At(ResumeLink.Kind, id.Value, time.GetUtcNow() + ResumeLink.After));
            db.Announce(new CustomerAttached(signup.Id, customer));
            return signup;
        },
        cancellationToken);

    /// <summary>A list without the details leads past those who have given them already.</summary>
    private static async Task KeepDetails(SignupDb db, Signup signup, CustomerId customer, CancellationToken cancellationToken)
    {
        if (StepList.Of(signup.Steps).Contains(SignupStep.Profile)) { return; }
        if (await db.Set<Customer>().SingleOrDefaultAsync(c => c.Id == customer, cancellationToken) is { Profile: { IsComplete: true } known }) { signup.ConfirmProfile(known.Country); }
        else { signup.AskForProfile(); }
    }

    private async Task KeepAccount(SignupDb db, Signup signup, CustomerId customer, CancellationToken cancellationToken)
    {
        if (await EarlierPurchase.Of(db, customer, signup.Offer.Net.Currency, time.GetUtcNow(), cancellationToken) is not { } last) { return; }
        signup.GoOnWith(last.Account, last.Card);
        if (signup.PaymentProfileId is { } known) { db.Announce(new PaymentProfileAttached(signup.Id, known)); }
    }
}
