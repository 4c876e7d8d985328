using SignupWeb.Kernel;

namespace SignupWeb.Platform.Data;

public static class ChangedMeanwhile
{
    /// <summary>The refusal for whoever decided on what somebody else has changed since; says who and when.</summary>
    public static Refusal By(string? who, DateTimeOffset at, DateTimeOffset now) => Refusal.Conflict("CHANGED_MEANWHILE", "Changed by {0} {1} s ago. Load it again.") with
    {
        Arguments = [who ?? string.Empty, (long)Math.Max(0, (now - at).TotalSeconds)],
    };
}
