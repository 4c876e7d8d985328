namespace SignupWeb.Platform.Bus;

/// <summary>
/// Whether anybody hears public events. A shop in which nobody does writes nothing down for them. Where several processes serve one shop,
/// the others know of its first receiver when they next look, within half a minute.
/// </summary>
public sealed class Audience
{
    private readonly Lock gate = new();
    private bool isThere = true;
    private int expected;

    public bool IsThere
    {
        get { lock (gate) { return isThere; } }
    }

    /// <summary>For <see cref="LookedAt"/>: taken before one looks.</summary>
    public int Before
    {
        get { lock (gate) { return expected; } }
    }

    /// <summary>Somebody is about to come: said before that is saved, so that nothing is missed that happens after it.</summary>
    public void Expect()
    {
        lock (gate) { (isThere, expected) = (true, expected + 1); }
    }

    /// <summary>What the rows say. Nobody is there only if nobody was expected meanwhile.</summary>
    public void LookedAt(bool anybody, int before)
    {
        lock (gate) { isThere = anybody || before != expected; }
    }
}
