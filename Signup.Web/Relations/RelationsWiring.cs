using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Relations;

/// <summary>What we do for those who bought: preferred clients and their welcome pack (R3 Customer Relations).</summary>
public static class RelationsWiring
{
    public static IServiceCollection AddRelations(this IServiceCollection services) => services.AddHandler<CustomerRelations>().AddMailTemplates<CustomerRelations>().AddHandler<ForgetClients>();

    public static void MapRelations(this IEndpointRouteBuilder routes)
    {
    }
}
