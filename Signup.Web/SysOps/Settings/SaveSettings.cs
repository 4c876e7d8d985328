using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Settings;

namespace SignupWeb.SysOps.Settings;

/// <summary>One setting somebody wants changed.</summary>
/// <param name="Typed">As it was typed; null goes back to the default.</param>
/// <param name="Seen">The version it had when they began; 0 for one that nobody ever changed.</param>
public sealed record SettingChange(string Key, string? Typed, int Seen);

/// <summary>
/// Changes settings, all of them or none; they hold when this returns. Answers how many were changed. Refusals: UNAUTHORIZED, FORBIDDEN, and by field SETTING_UNKNOWN,
/// SETTING_LOCKED, SETTING_MISSING, SETTING_INVALID, SETTING_OUT_OF_RANGE, SETTINGS_DO_NOT_FIT, CHANGED_MEANWHILE.
/// </summary>
public sealed class SaveSettings(UnitOfWork work, SettingCatalogue catalogue, TimeProvider time)
{
    public static readonly Refusal Unknown = Refusal.Invalid("SETTING_UNKNOWN", "There is no such setting");

    public static readonly Refusal Locked = Refusal.Conflict("SETTING_LOCKED", "The environment sets this one. Change it there");

    public async Task<Result<int>> Run(IReadOnlyList<SettingChange> changes, Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Admin) is { } no) { return no; }
        var read = changes.Select(Read).ToList();
        if (Refusal.Of([.. read.Select(wish => wish.Refusal).OfType<Refusal>()]) is { } wrong) { return wrong; }
        return await Save(read.ConvertAll(wish => wish.Value), actor, cancellationToken);
    }

    private Task<Result<int>> Save(List<Wish> wishes, Actor actor, CancellationToken cancellationToken) => work.Run<Result<int>>(
        async db =>
        {
            var rows = await db.Set<SavedSetting>().ToDictionaryAsync(s => s.Key, StringComparer.OrdinalIgnoreCase, cancellationToken);
            if (Refusal.Of([.. wishes.Select(wish => Overtaken(wish, rows)).OfType<Refusal>()]) is { } overtaken) { return overtaken; }
            if (Refusal.Of(Misfits(wishes, rows)) is { } misfit) { return misfit; }
            return wishes.Count(wish => Put(db, wish, rows, actor));
        },
        cancellationToken);

    private Result<Wish> Read(SettingChange change)
    {
        if (catalogue.Find(change.Key) is not { } setting) { return Unknown with { Field = change.Key }; }
        if (catalogue.IsLocked(setting)) { return Locked with { Field = setting.Key }; }
        if (change.Typed is null) { return new Wish(setting, null, change.Seen); }
        return setting.Form.Read(change.Typed).Refused(out var refusal, out var value) ? refusal with { Field = setting.Key } : new Wish(setting, value, change.Seen);
    }

    private Refusal? Overtaken(Wish wish, Dictionary<string, SavedSetting> rows) =>
        rows.GetValueOrDefault(wish.Setting.Key) is { } row && row.Version != wish.Seen ? ChangedMeanwhile.By(row.By, row.At, time.GetUtcNow()) with { Field = wish.Setting.Key } : null;

    /// <summary>What the rules of the options say of all that would be saved then. Each stands at the setting it names.</summary>
    private List<Refusal> Misfits(List<Wish> wishes, Dictionary<string, SavedSetting> rows)
    {
        var kept = catalogue.Sift(rows.Values.Where(row => row.Value is not null).ToDictionary(row => row.Key, row => row.Value!, StringComparer.OrdinalIgnoreCase)).Usable.ToDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (var wish in wishes)
        {
            if (wish.Value is { } value) { kept[wish.Setting.Key] = value; } else { kept.Remove(wish.Setting.Key); }
        }

        return [.. catalogue.FaultsWith(kept).Select(fault => Refusal.Invalid("SETTINGS_DO_NOT_FIT", fault, wishes.Find(wish => fault.Contains(wish.Setting.Key, StringComparison.Ordinal))?.Setting.Key))];
    }

    private bool Put(SignupDb db, Wish wish, Dictionary<string, SavedSetting> rows, Actor actor)
    {
        var row = rows.GetValueOrDefault(wish.Setting.Key);
        if (row?.Value == wish.Value) { return false; }
        var before = row?.Value;
        if (row is null) { db.Add(row = new SavedSetting { Key = wish.Setting.Key }); }
        row.Set(wish.Value, actor.Name, time.GetUtcNow());
        db.Audit(actor, AuditAction.ChangedSetting, new AuditSubject(wish.Setting.Key), new AuditChange("Value", Written(wish.Setting, before), Written(wish.Setting, wish.Value)));
        return true;
    }

    private string? Written(Setting setting, string? kept) => setting.Form.Write(kept ?? catalogue.Default(setting)) is { Length: > 0 } text ? setting.Form.ForAudit(text) : null;

    private sealed record Wish(Setting Setting, string? Value, int Seen);
}
