using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Live;

namespace SignupWeb.SysOps;

/// <summary>A live part of a SysOps page: knows which staff member works with it, for the use cases to check.</summary>
public abstract class StaffComponent : LiveComponent
{
    [CascadingParameter]
    private Task<AuthenticationState>? SignedIn { get; set; }

    /// <summary>Boards hear of everybody's changes.</summary>
    protected override TimeSpan Rest => TimeSpan.FromSeconds(1);

    protected async Task<Actor> Me() => SignedIn is null ? Actor.Visitor : Actor.Of((await SignedIn).User);
}
