using SignupTests.House.Planted.Contracts;
using SignupTests.House.Planted.Kernel;
using SignupTests.House.Planted.Orders;
using SignupTests.House.Planted.Payments;
using SignupTests.House.Planted.Payments.Sandbox;
using SignupTests.House.Planted.Platform;
using SignupTests.House.Planted.Plans;
using SignupTests.House.Planted.Signups;
using SignupTests.House.Planted.SysOps;

namespace SignupTests.House;

/// <summary>Which planted class breaks which rule. Everything else that is planted must be let through.</summary>
public static class Violations
{
    public static readonly IReadOnlyList<(HouseRule Rule, Type By)> Planted =
    [
        (HouseRules.NobodyLooksUpOrAside, typeof(KernelThatKnowsOrders)),
        (HouseRules.NobodyLooksUpOrAside, typeof(PlatformThatKnowsASlice)),
        (HouseRules.NobodyLooksUpOrAside, typeof(OrderThatKnowsPlans)),
        (HouseRules.NobodyLooksUpOrAside, typeof(OrderThatHidesPlansInALambda)),
        (HouseRules.NobodyLooksUpOrAside, typeof(OrderThatListsPlans)),
        (HouseRules.NobodyLooksUpOrAside, typeof(PlanThatKnowsTheCoordinator)),
        (HouseRules.NobodyLooksUpOrAside, typeof(CoordinatorThatKnowsSysOps)),
        (HouseRules.NobodyLooksUpOrAside, typeof(OrderThatCharges)),
        (HouseRules.TheKernelKnowsNoFramework, typeof(KernelThatKnowsTheDatabase)),
        (HouseRules.StripeStopsAtTheGateway, typeof(OrderThatCharges)),
        (HouseRules.StripeStopsAtTheGateway, typeof(UseCaseThatReadsTheWire)),
        (HouseRules.StripeStopsAtTheGateway, typeof(SandboxGatewayThatSharesTheWire)),
        (HouseRules.QuartzStopsAtDeadlines, typeof(ContractWithItsOwnJob)),
        (HouseRules.SmtpStopsAtMail, typeof(OrderThatSendsMail)),
        (HouseRules.RabbitMqStopsAtTheBus, typeof(OrderThatPublishes)),
        (HouseRules.TimeIsAnArgument, typeof(OrderThatReadsTheClock)),
        (HouseRules.TimeIsAnArgument, typeof(OrderThatSleeps)),
        (HouseRules.TimeIsAnArgument, typeof(OrderThatBringsItsOwnTime)),
        (HouseRules.UseCasesKnowNoPages, typeof(UseCaseThatOpensAPage)),
        (HouseRules.UseCasesKnowNoPages, typeof(UseCaseThatRendersAPage)),
        (HouseRules.UseCasesKnowNoPages, typeof(CoordinatorThatKnowsSysOps)),
    ];
}
