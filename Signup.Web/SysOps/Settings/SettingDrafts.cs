namespace SignupWeb.SysOps.Settings;

/// <summary>What somebody has typed on the page of settings and not saved yet. What others save in the meantime takes nothing of it away.</summary>
public sealed class SettingDrafts
{
    private readonly Dictionary<string, Draft> drafts = new(StringComparer.Ordinal);

    public int Count => drafts.Count;

    public IReadOnlyList<SettingChange> Changes => [.. drafts.Select(draft => new SettingChange(draft.Key, draft.Value.Typed, draft.Value.Seen))];

    public bool Has(SettingLine line) => drafts.ContainsKey(line.Setting.Key);

    /// <summary>What stands in the field.</summary>
    public string TextOf(SettingLine line) =>
        drafts.TryGetValue(line.Setting.Key, out var draft) ? draft.Typed ?? line.Setting.Form.Write(line.Default) ?? line.Default : line.Typed;

    /// <summary>Somebody else saved another value since the typing began.</summary>
    public bool IsOvertaken(SettingLine line) => drafts.TryGetValue(line.Setting.Key, out var draft) && draft.Seen != line.Version;

    public void Type(SettingLine line, string text)
    {
        if (text == line.Typed && !IsOvertaken(line)) { drafts.Remove(line.Setting.Key); }
        else { drafts[line.Setting.Key] = new(text, drafts.GetValueOrDefault(line.Setting.Key)?.Seen ?? line.Version); }
    }

    /// <summary>Back to the default, once it is saved.</summary>
    public void Reset(SettingLine line)
    {
        if (line.IsSaved) { drafts[line.Setting.Key] = new(null, line.Version); }
        else { drafts.Remove(line.Setting.Key); }
    }

    /// <summary>What was typed is to take the place of what somebody else saved.</summary>
    public void Insist(SettingLine line) => drafts[line.Setting.Key] = drafts[line.Setting.Key] with { Seen = line.Version };

    /// <summary>These were saved. What was typed on in the meantime stays.</summary>
    public void Saved(IEnumerable<SettingChange> sent)
    {
        foreach (var change in sent.Where(change => drafts.TryGetValue(change.Key, out var draft) && draft.Typed == change.Typed)) { drafts.Remove(change.Key); }
    }

    public void Drop(SettingLine line) => drafts.Remove(line.Setting.Key);

    public void Clear() => drafts.Clear();

    private sealed record Draft(string? Typed, int Seen);
}
