namespace SignupWeb.SysOps.Letters;

/// <summary>What mails say: every kind with a preview in both languages, and the shop's own words.</summary>
public static class LettersWiring
{
    public static IServiceCollection AddLetters(this IServiceCollection services) =>
        services.AddScoped<LetterPreview>().AddScoped<ReadLetters>().AddScoped<ChangeMailWords>().AddScoped<SendPreview>();

    public static void MapLetters(this IEndpointRouteBuilder routes) => routes.MapPreviews();
}
