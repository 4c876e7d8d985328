using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Plans;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.Catalogue;

/// <summary>A plan's card as the plan page will show it, drawn from a draft in any language.</summary>
public sealed class DrawCard(IServiceScopeFactory scopes, ILoggerFactory logs, IOptions<ShopOptions> shop, IOptions<PlanOptions> plans, TimeProvider time)
{
    /// <param name="draft">With a price at least.</param>
    public async Task<MarkupString> Run(PlanKind kind, PlanDraft draft, string culture)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logs);
        return new(await Speaking.In(culture, () => renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<PlanCard>(Card(kind, draft))).ToHtmlString())));
    }

    private ParameterView Card(PlanKind kind, PlanDraft draft)
    {
        var plan = Plan.New(kind, 1, draft.IsRecommended ?? false);
        var sold = new PlanCatalogue.OnSale(plan, PlanVersion.Of(plan, draft, 1, time.GetUtcNow()), draft.RemorseWindow ?? plans.Value.RemorseWindow);
        return ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(PlanCard.Plan)] = new PlanChoice(sold, shop.Value.Currency), [nameof(PlanCard.Row)] = kind != PlanKind.SupportContract });
    }
}
