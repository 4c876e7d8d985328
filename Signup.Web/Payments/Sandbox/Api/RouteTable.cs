using System.Text.Json.Nodes;

namespace SignupWeb.Payments.Sandbox.Api;

/// <summary>The sandbox's routes. An address that is not here is answered as Stripe answers an unknown one.</summary>
internal sealed class RouteTable
{
    private readonly Dictionary<string, List<Route>> byShape = new(StringComparer.Ordinal);

    public void Get(string path, Func<Call, JsonObject> handler) => Add("get", path, handler);

    public void Post(string path, Func<Call, JsonObject> handler) => Add("post", path, handler);

    public void Delete(string path, Func<Call, JsonObject> handler) => Add("delete", path, handler);

    /// <summary>The route for a request and the ids in its address, the same twice where there is one; null when there is none.</summary>
    public (Route Route, string Owner, string Id)? Match(string method, string path)
    {
        var steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (var route in byShape.GetValueOrDefault(Shape(method, steps.Length), []))
        {
            if (route.Match(steps) is var (owner, id)) { return (route, owner, id); }
        }

        return null;
    }

    private void Add(string method, string path, Func<Call, JsonObject> handler)
    {
        var steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var shape = Shape(method, steps.Length);
        if (!byShape.TryGetValue(shape, out var routes)) { byShape[shape] = routes = []; }
        routes.Add(new(method, path, steps, ParameterTable.Of($"{method} {path}"), handler));
        routes.Sort((a, b) => a.Steps.Count(s => s == "{id}").CompareTo(b.Steps.Count(s => s == "{id}")));
    }

    private static string Shape(string method, int steps) => $"{method} {steps}";

    internal sealed record Route(string Method, string Path, string[] Steps, JsonObject Parameters, Func<Call, JsonObject> Handler)
    {
        public (string Owner, string Id)? Match(string[] steps)
        {
            var (owner, id) = (string.Empty, string.Empty);
            for (var i = 0; i < Steps.Length; i++)
            {
                if (Steps[i] == "{id}") { (owner, id) = (owner.Length > 0 ? owner : steps[i], steps[i]); }
                else if (Steps[i] != steps[i]) { return null; }
            }

            return (owner, id);
        }
    }
}
