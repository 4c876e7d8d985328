using System.Net;

namespace SignupWeb.Payments.Sandbox;

/// <summary>Answers only this machine, unless the sandbox is opened by setting.</summary>
internal sealed class LoopbackOnly(SandboxOptions options) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        options.AllowRemote || context.HttpContext.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address)
            ? next(context)
            : ValueTask.FromResult<object?>(Results.NotFound());
}
