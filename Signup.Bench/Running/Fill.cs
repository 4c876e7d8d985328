namespace SignupBench.Running;

/// <summary>How much work fills a round: what the last one showed to take so long. Fast and slow are both measured for about the same time.</summary>
internal sealed class Fill(int least, int most, double seconds)
{
    private readonly int least = least;

    public int Count { get; private set; } = least;

    /// <summary>Answers what it was told.</summary>
    public double Learn(double perSecond)
    {
        Count = (int)Math.Clamp(perSecond * seconds, least, most);
        return perSecond;
    }
}
