using SignupWeb.Kernel;
using SignupWeb.Platform.Settings;

namespace SignupWeb.Platform.Web;

/// <summary>A small picture, or none.</summary>
public sealed record PictureForm : SettingForm
{
    public static readonly Refusal NoPicture = Refusal.Invalid("SETTING_INVALID", "Choose a PNG or JPEG of at most {0} KB") with { Arguments = [Picture.Largest / 1024] };

    public override Result<string> Read(string? typed) => string.IsNullOrWhiteSpace(typed) ? string.Empty : Picture.Read(typed.Trim()) is { } picture ? picture.Uri : NoPicture;

    public override string? Write(string kept) => kept.Length == 0 || Picture.Read(kept) is not null ? kept : null;

    /// <summary>What it is, for the audit: its content would fill it.</summary>
    public override string ForAudit(string typed) => Picture.Read(typed) is { } picture ? $"{picture.Type}, {picture.Content.Length} bytes, {picture.Name}" : string.Empty;
}
