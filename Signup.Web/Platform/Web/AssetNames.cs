using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.StaticAssets.Infrastructure;

namespace SignupWeb.Platform.Web;

/// <summary>Lets pages of plain endpoints name files by their content, as routed pages do, so that browsers never ask for them again.</summary>
public static class AssetNames
{
    /// <param name="endpoint">Answers with a component.</param>
    /// <param name="routes">Where the files are mapped already.</param>
    public static TBuilder WithAssetNames<TBuilder>(this TBuilder endpoint, IEndpointRouteBuilder routes)
        where TBuilder : IEndpointConventionBuilder
    {
        // what a name stands for is written in the build's list of files, as properties of the name with the fingerprint
        var named = StaticAssetsEndpointDataSourceHelper.ResolveStaticAssetDescriptors(routes, null)
            .Where(file => file.Selectors.Count == 0 && file.Properties.Any(p => p.Name == "label"))
            .Select(file => new ResourceAsset(file.Route, [.. file.Properties.Select(p => new ResourceAssetProperty(p.Name, p.Value))]));
        return endpoint.WithMetadata(new ResourceAssetCollection([.. named]));
    }
}
