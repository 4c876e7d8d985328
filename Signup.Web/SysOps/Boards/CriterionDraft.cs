using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Files;

namespace SignupWeb.SysOps.Boards;

/// <summary>What a person is about to say about one criterion. Until it is saved, others' changes are shown but do not overwrite it.</summary>
public sealed class CriterionDraft
{
    public CriterionDraft(Criterion criterion)
    {
        Criterion = criterion;
        Forget();
    }

    /// <summary>As it is in the database now.</summary>
    public Criterion Criterion { get; private set; }

    public Colour Colour { get; set; }

    public string? Value { get; set; }

    public string? Reason { get; set; }

    /// <summary>Shows why; null where words do.</summary>
    public Upload? File { get; set; }

    /// <summary>Evidence is to be added, though nothing else is changed.</summary>
    public bool IsOpen { get; set; }

    /// <summary>The version the person saw when they began.</summary>
    public int SeenVersion { get; private set; }

    /// <summary>Why the last try to save it was refused.</summary>
    public Refusal? Refusal { get; set; }

    public bool IsChanged => Colour != Criterion.Colour || Same(Value) != Same(Criterion.Value) || Same(Reason) is not null || File is not null;

    /// <summary>Somebody else saved it while this draft was open.</summary>
    public bool IsOvertaken => IsChanged && SeenVersion != Criterion.Version;

    public bool NeedsReason => Colour is Colour.Yellow or Colour.Red || Criterion.Colour != Colour.NotAssessed;

    public ColourCriterion.Assessment Assessment => new(Colour, Value, Reason, SeenVersion, File);

    /// <summary>Takes the newest from the database; an untouched draft follows it.</summary>
    public void Refresh(Criterion newest)
    {
        var untouched = !IsChanged;
        Criterion = newest;
        if (untouched) { Forget(); }
    }

    /// <summary>Back to what the database says.</summary>
    public void Forget() => (Colour, Value, Reason, File, IsOpen, SeenVersion, Refusal) = (Criterion.Colour, Criterion.Value, null, null, false, Criterion.Version, null);

    private static string? Same(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
