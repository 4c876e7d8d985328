namespace SignupWeb.Kernel;

/// <summary>What a purchase changes about a subscription that runs (R1, Existing Business): another plan, or billing cycle, in place of the one it has.</summary>
/// <param name="Of">The order that began it.</param>
/// <param name="PlanName">What it has now.</param>
/// <param name="At">The second the amounts were worked out for.</param>
/// <param name="PaidUntil">The end of what is paid now.</param>
/// <param name="From">When it begins, the end of what is paid; null for at once.</param>
/// <param name="Until">Until when what is paid lasts then: the next charge.</param>
/// <param name="Unused">What is left of the old plan, without tax; it is taken off.</param>
/// <param name="Then">What each period comes to afterwards, tax included.</param>
public sealed record PlanChange(OrderId Of, string PlanName, DateTimeOffset At, DateTimeOffset PaidUntil, DateTimeOffset? From, DateTimeOffset Until, Money Unused, Money Then);
