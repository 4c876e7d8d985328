namespace SignupWeb.Platform.Links;

public static class LinksWiring
{
    public static IServiceCollection AddLinks(this IServiceCollection services) => services.AddSingleton<LinkKeys>().AddSingleton<SignedLinks>();
}
