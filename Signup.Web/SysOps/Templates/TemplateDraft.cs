using SignupWeb.Kernel;
using SignupWeb.Plans;

namespace SignupWeb.SysOps.Templates;

/// <summary>One criterion while it is typed.</summary>
public sealed class CriterionText
{
    /// <summary>Stays the same when the row moves.</summary>
    public Guid Key { get; } = Guid.NewGuid();

    public string? Name { get; set; }

    public string? HowMeasured { get; set; }

    public string? YellowLimit { get; set; }

    public string? RedLimit { get; set; }

    public CriterionTemplate Said => new(Name ?? string.Empty, HowMeasured ?? string.Empty, YellowLimit ?? string.Empty, RedLimit ?? string.Empty);

    public static CriterionText Of(CriterionTemplate criterion) => new() { Name = criterion.Name, HowMeasured = criterion.HowMeasured, YellowLimit = criterion.YellowLimit, RedLimit = criterion.RedLimit };
}

/// <summary>A plan's criteria while they are edited. What somebody else saves in the meantime is told, and nothing typed is lost.</summary>
public sealed class TemplateDraft
{
    private PlanVersion begun;

    public TemplateDraft(PlanVersion current)
    {
        (begun, Newest) = (current, current);
        Load();
    }

    public List<CriterionText> Rows { get; private set; } = [];

    /// <summary>As it is in the database now.</summary>
    public PlanVersion Newest { get; private set; }

    public bool IsChanged => !begun.Criteria.SequenceEqual(Rows.Select(r => r.Said));

    /// <summary>Somebody else saved other criteria while this was open.</summary>
    public bool IsOvertaken => IsChanged && !Newest.Criteria.SequenceEqual(begun.Criteria);

    public ChangeCriteria.Wish Wish => new([.. Rows.Select(r => r.Said)], begun.Number);

    /// <summary>Takes the newest from the database; an untouched draft follows it.</summary>
    public void Refresh(PlanVersion newest)
    {
        var untouched = !IsChanged;
        Newest = newest;
        if (untouched) { Load(); }
    }

    /// <summary>Back to what the database says.</summary>
    public void Load() => (begun, Rows) = (Newest, [.. Newest.Criteria.Select(CriterionText.Of)]);

    /// <summary>What was typed is to take the place of what somebody else saved.</summary>
    public void Insist() => begun = Newest;

    public void Move(CriterionText row, int by)
    {
        var (from, to) = (Rows.IndexOf(row), Rows.IndexOf(row) + by);
        if (to < 0 || to >= Rows.Count) { return; }
        (Rows[from], Rows[to]) = (Rows[to], Rows[from]);
    }
}
