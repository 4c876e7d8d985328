using SignupWeb.Kernel;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Webhooks;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Sandbox.Faults;

/// <summary>A member of the team sets or clears what goes wrong at the sandbox. Refusals: UNAUTHORIZED, FORBIDDEN, FAULT_UNKNOWN, FAULT_COUNT.</summary>
public sealed class SetFaults(FaultSwitch faults)
{
    /// <summary>Lets the next calls fail.</summary>
    public Task<Result<Done>> OfCalls(ApiFault fault, int count, Actor actor) =>
        Task.FromResult(actor.Needs(Role.Manager, Role.Admin) is { } refusal ? refusal : faults.Set(fault, count));

    /// <summary>Lets the sending of the next events go wrong.</summary>
    public Task<Result<Done>> OfEvents(WebhookFault fault, int count, Actor actor) =>
        Task.FromResult(actor.Needs(Role.Manager, Role.Admin) is { } refusal ? refusal : faults.Set(fault, count));

    /// <summary>Nothing goes wrong any more.</summary>
    public Task<Result<Done>> Clear(Actor actor)
    {
        if (actor.Needs(Role.Manager, Role.Admin) is { } refusal) { return Task.FromResult<Result<Done>>(refusal); }
        faults.Clear();
        return Task.FromResult<Result<Done>>(Done.It);
    }
}
