namespace SignupWeb.Contracts;

/// <summary>Section Attention: how long a contract's colour may wait for somebody (R5).</summary>
public sealed class AttentionOptions
{
    /// <summary>A red one that nobody acknowledged.</summary>
    public TimeSpan Red { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>A yellow one that nobody acknowledged, in working hours.</summary>
    public TimeSpan Yellow { get; set; } = TimeSpan.FromHours(4);

    /// <summary>A green one whose acceptance nobody logged.</summary>
    public TimeSpan Green { get; set; } = TimeSpan.FromDays(7);

    /// <summary>One whose criteria nobody assessed.</summary>
    public TimeSpan NotAssessed { get; set; } = TimeSpan.FromHours(24);

    /// <summary>When working hours begin and end, Monday to Friday on the shop's clock.</summary>
    public TimeOnly WorkFrom { get; set; } = new(9, 0);

    public TimeOnly WorkTo { get; set; } = new(17, 0);

    internal bool AreTimes => Red > TimeSpan.Zero && Yellow > TimeSpan.Zero && Green > TimeSpan.Zero && NotAssessed > TimeSpan.Zero;
}
