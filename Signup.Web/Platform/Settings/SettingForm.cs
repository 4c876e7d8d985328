using SignupWeb.Kernel;

namespace SignupWeb.Platform.Settings;

/// <summary>What a setting may be: how it is typed, how it is kept, and what is refused.</summary>
public abstract record SettingForm
{
    /// <summary>What is kept of what somebody typed, as the configuration writes it. Refusals: SETTING_MISSING, SETTING_INVALID, SETTING_OUT_OF_RANGE.</summary>
    public abstract Result<string> Read(string? typed);

    /// <summary>What is kept, as one types it; null when it is no such value at all.</summary>
    public abstract string? Write(string kept);

    /// <summary>What was typed, as an entry of the audit says it.</summary>
    public virtual string ForAudit(string typed) => typed;

    /// <summary>Whether what was kept may still be used.</summary>
    public bool Takes(string kept) => Write(kept) is { } typed && !Read(typed).IsRefused;

    protected static Refusal Missing { get; } = Refusal.Invalid("SETTING_MISSING", "Enter a value");

    protected static Refusal Invalid(string sentence) => Refusal.Invalid("SETTING_INVALID", sentence);

    protected static Refusal Outside(object least, object most) => Refusal.Invalid("SETTING_OUT_OF_RANGE", "Enter a value from {0} to {1}") with { Arguments = [least, most] };
}
