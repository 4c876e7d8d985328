using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Payments.Cards;
using SignupWeb.Platform.Data;

namespace SignupWeb.Signups;

/// <summary>A card whose owner did not come back with it, but which is on file all the same, as the payment service has told since: it joins the sign-up.</summary>
public sealed class JoinCard(IDbContextFactory<SignupDb> contexts, AttachPaymentProfile attach)
{
    /// <summary>The sign-up, with its card if there is one.</summary>
    public async Task<Signup> Run(Signup signup, CancellationToken cancellationToken = default)
    {
        if (signup is not { IsOpen: true, PaymentProfileId: null }) { return signup; }
        return await Found(signup.Id, cancellationToken) is { } card && !(await attach.Run(signup.Id, card, cancellationToken)).Refused(out _, out var joined) ? joined : signup;
    }

    private async Task<PaymentProfileId?> Found(SignupId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<CardSetup>().Where(s => s.SignupId == id && s.PaymentProfileId != null).OrderByDescending(s => s.Number).Select(s => s.PaymentProfileId).FirstOrDefaultAsync(cancellationToken);
    }
}
