using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SignupWeb.Platform.Data;

/// <summary>What somebody of the team set a setting to. The row stays when it goes back to its default, and says who did that.</summary>
public sealed class SavedSetting : IVersioned, IWatched
{
    /// <summary>What the page of settings watches.</summary>
    public const string Topic = "settings";

    /// <summary>A logo as text is the longest.</summary>
    public const int MaxValue = 100_000;

    /// <summary>Its place in the configuration, e.g. "Orders:RemorseWindow".</summary>
    public string Key { get; init; } = string.Empty;

    /// <summary>As the configuration writes it; null for the default.</summary>
    public string? Value { get; private set; }

    /// <summary>The name of whoever changed it last.</summary>
    public string By { get; private set; } = string.Empty;

    public DateTimeOffset At { get; private set; }

    /// <summary>0 is what nobody ever changed.</summary>
    public int Version { get; private set; } = 1;

    public IEnumerable<string> Topics => [Topic];

    public void Set(string? value, string by, DateTimeOffset now) => (Value, By, At) = (value, by, now);
}

internal sealed class SavedSettingTable : IEntityTypeConfiguration<SavedSetting>
{
    public void Configure(EntityTypeBuilder<SavedSetting> builder)
    {
        builder.ToTable("settings");
        builder.HasKey(s => s.Key);
        builder.Property(s => s.Key).HasMaxLength(100);
        builder.Property(s => s.Value).HasMaxLength(SavedSetting.MaxValue);
        builder.Property(s => s.By).HasMaxLength(201);
    }
}
