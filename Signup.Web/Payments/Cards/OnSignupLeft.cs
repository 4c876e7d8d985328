using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Cards;

/// <summary>A sign-up that has its card, or has ended, leaves no card page open behind it.</summary>
public sealed class OnSignupLeft(TimeProvider time) : IHandle<SignupCancelled>, IHandle<SignupExpired>
{
    public Task Handle(SignupCancelled happened, SignupDb db, CancellationToken cancellationToken) => ClosePages(db, happened.SignupId, time.GetUtcNow(), cancellationToken);

    public Task Handle(SignupExpired happened, SignupDb db, CancellationToken cancellationToken) => ClosePages(db, happened.SignupId, time.GetUtcNow(), cancellationToken);

    /// <summary>Within the caller's unit of work; a worker closes them at the payment service.</summary>
    public static async Task ClosePages(SignupDb db, SignupId signup, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var setup in await db.Set<CardSetup>().Where(s => s.SignupId == signup && s.State == CardSetupState.Open).ToListAsync(cancellationToken))
        {
            setup.End(now);
            if (setup.SessionId is not { } session) { continue; }
            db.Add(PaymentOperation.Plan(OperationKind.CloseCardPage, $"signup-{signup}-close-{setup.Number}", setup.Id, now, signup, attempt: setup.Number, parameters: JsonSerializer.Serialize(new ClosePageParameters(session), PaymentCalls.Json)));
        }
    }
}
