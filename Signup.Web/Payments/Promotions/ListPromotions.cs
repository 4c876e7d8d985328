using SignupWeb.Kernel;
using SignupWeb.Payments.Cards;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Promotions;

/// <summary>The newest hundred codes at the payment service, those that are over too. Refusals: UNAUTHORIZED, FORBIDDEN, PAYMENT_SERVICE_UNREACHABLE.</summary>
public sealed class ListPromotions(PaymentGateway gateway)
{
    public async Task<Result<List<PromotionFacts>>> Run(Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Support, Role.Manager, Role.Admin) is { } forbidden) { return forbidden; }
        return (await gateway.Promotions(cancellationToken)).Value is { } all ? all : StartCardSetup.Unreachable;
    }
}
