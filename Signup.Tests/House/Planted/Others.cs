using Microsoft.AspNetCore.Components;
using SignupTests.House.Planted.Plans;
using SignupTests.House.Planted.Signups;
using SignupTests.House.Planted.SysOps;

namespace SignupTests.House.Planted.Plans
{
    public sealed record PlantedPlan(string Name);

    public sealed record PlanThatKnowsTheCoordinator(PlantedSignup Signup);
}

namespace SignupTests.House.Planted.Contracts
{
    public abstract class ContractWithItsOwnJob : Quartz.IJob
    {
        public abstract ValueTask Execute(Quartz.IJobExecutionContext context, CancellationToken cancellationToken = default);
    }
}

namespace SignupTests.House.Planted.Signups
{
    /// <summary>Innocent: the coordinator may know the slices.</summary>
    public sealed record PlantedSignup(PlantedPlan Plan);

    public sealed record CoordinatorThatKnowsSysOps(PlantedBoard Board);
}

namespace SignupTests.House.Planted.SysOps
{
    /// <summary>Innocent: SysOps reads anyone, and a page is a component.</summary>
    public sealed class PlantedBoard : ComponentBase
    {
        [Parameter] public PlantedSignup? Signup { get; set; }
    }

    public sealed record UseCaseThatOpensAPage(NavigationManager Navigation);

    public static class UseCaseThatRendersAPage
    {
        public static Type Page => typeof(PlantedBoard);
    }
}
