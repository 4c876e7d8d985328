using Microsoft.AspNetCore.Components;

namespace SignupWeb.SysOps.Catalogue;

/// <summary>A part of the plan editor: whatever is typed or pressed in it is told, since the other parts show it too.</summary>
public abstract class PlanPart : ComponentBase, IHandleEvent
{
    /// <summary>Something was typed or pressed.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    async Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem item, object? arg)
    {
        await item.InvokeAsync(arg);
        await Changed.InvokeAsync();
    }
}
