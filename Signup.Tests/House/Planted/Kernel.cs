using Microsoft.EntityFrameworkCore;
using SignupTests.House.Planted.Orders;

namespace SignupTests.House.Planted.Kernel;

public sealed record KernelThatKnowsOrders(PlantedOrder Order);

public abstract class KernelThatKnowsTheDatabase : DbContext;
