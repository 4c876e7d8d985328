using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Sandbox.Clock;

/// <summary>A member of the team moves the shop's clock. Refusals: UNAUTHORIZED, FORBIDDEN, and those of the clock.</summary>
public sealed class MoveClock(SandboxClock clock, NextRenewal renewal)
{
    public static readonly Refusal NothingRenews = Refusal.Conflict("NOTHING_RENEWS", "No subscription renews: there is none that runs.");

    public async Task<Result<ClockReading>> Run(TimeSpan by, Actor actor, CancellationToken cancellationToken = default) =>
        actor.Needs(Role.Manager, Role.Admin) is { } refusal ? refusal : await clock.Advance(by, cancellationToken);

    /// <summary>Moves it to where the next subscription has renewed and its invoice was charged. Refusal besides: NOTHING_RENEWS.</summary>
    public async Task<Result<ClockReading>> ToNextRenewal(Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Manager, Role.Admin) is { } refusal) { return refusal; }
        return renewal.ChargedAt() is { } at ? await clock.Advance(at - clock.Read().Now, cancellationToken) : NothingRenews;
    }
}
