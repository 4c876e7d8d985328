using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Settings;

namespace SignupWeb.SysOps.Settings;

/// <summary>Every setting as it stands, for managers and administrators. Refusals: UNAUTHORIZED, FORBIDDEN.</summary>
public sealed class ReadSettings(IDbContextFactory<SignupDb> contexts, SettingCatalogue catalogue, ApplySavedSettings applied)
{
    public async Task<Result<IReadOnlyList<SettingLine>>> Run(Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Manager, Role.Admin) is { } no) { return no; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var saved = await db.Set<SavedSetting>().AsNoTracking().ToDictionaryAsync(s => s.Key, StringComparer.OrdinalIgnoreCase, cancellationToken);
        return catalogue.All.Select(setting => Line(setting, saved.GetValueOrDefault(setting.Key))).ToList();
    }

    private SettingLine Line(Setting setting, SavedSetting? saved) =>
        new(setting, catalogue.InForce(setting), catalogue.Default(setting), catalogue.IsLocked(setting), applied.Refused.ContainsKey(setting.Key), saved);
}
