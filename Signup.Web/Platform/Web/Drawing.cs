using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace SignupWeb.Platform.Web;

/// <summary>Draws a part of a page in another language than that of the page around it.</summary>
public sealed class Drawing(IServiceScopeFactory scopes, ILoggerFactory logs)
{
    /// <param name="parameters">The part's own, by name.</param>
    public async Task<MarkupString> Of<TPart>(IDictionary<string, object?> parameters, string culture)
        where TPart : IComponent
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logs);
        return new(await Speaking.In(culture, () => renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPart>(ParameterView.FromDictionary(parameters))).ToHtmlString())));
    }
}
