using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Settings;

namespace SignupWeb.Relations;

/// <summary>What we do for those who bought: preferred clients, their welcome pack and their limited-time offer (R3 Customer Relations).</summary>
public static class RelationsWiring
{
    public static IServiceCollection AddRelations(this IServiceCollection services)
    {
        services.AddLiveOptions<RelationsOptions>("Relations", RelationsSettings.All)
            .Validate(o => o.Offer.Percent is >= 1 and <= 100, "Relations:Offer:Percent must be between 1 and 100.")
            .Validate(o => o.Offer.Days is >= 1 and <= 365, "Relations:Offer:Days must be between 1 and 365.")
            .ValidateOnStart();
        return services.AddSingleton<RelationMails>().AddMailTemplates<RelationMails>().AddHandler<CustomerRelations>().AddHandler<TellOfOffer>().AddHandler<UseOffer>().AddHandler<ForgetClients>().AddDeadline<WelcomeWithoutOffer>();
    }

    public static void MapRelations(this IEndpointRouteBuilder routes)
    {
    }
}
