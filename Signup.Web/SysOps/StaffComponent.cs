using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Live;

namespace SignupWeb.SysOps;

/// <summary>A live part of a SysOps page: knows which staff member works with it, for the use cases to check.</summary>
public abstract class StaffComponent : LiveComponent
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private ITimer? ageing;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    [CascadingParameter]
    private Task<AuthenticationState>? SignedIn { get; set; }

    /// <summary>Boards hear of everybody's changes.</summary>
    protected override TimeSpan Rest => TimeSpan.FromSeconds(1);

    /// <summary>It says how old things are, or by when they are due: that is written anew each minute, though nothing changes.</summary>
    protected virtual bool HasAges => false;

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender && HasAges) { ageing = Clock.CreateTimer(_ => _ = InvokeAsync(StateHasChanged), null, Minute, Minute); }
    }

    protected override void Dispose(bool disposing)
    {
        ageing?.Dispose();
        base.Dispose(disposing);
    }

    protected async Task<Actor> Me() => SignedIn is null ? Actor.Visitor : Actor.Of((await SignedIn).User);
}
