namespace SignupWeb.Plans;

/// <summary>What plans read from the section Orders.</summary>
public sealed class PlanOptions
{
    /// <summary>How long an order can be cancelled free of charge where the plan says nothing else (R3: 20 seconds).</summary>
    public TimeSpan RemorseWindow { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>For how many days consumers can withdraw where the plan says nothing else and the law gives them that right.</summary>
    public int WithdrawalDays { get; set; } = 14;
}
