using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Signups;

/// <summary>R1 step 4: the sign-up gets its customer. Refusals: SIGNUP_NOT_FOUND, SIGNUP_OVER, OTHER_CUSTOMER. Again is a no-op.</summary>
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
            db.Add(Deadline.At(ResumeLink.Kind, id.Value, time.GetUtcNow() + ResumeLink.After));
            db.Announce(new CustomerAttached(signup.Id, customer));
            return signup;
        },
        cancellationToken);
}
