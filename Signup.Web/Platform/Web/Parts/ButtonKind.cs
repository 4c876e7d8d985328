namespace SignupWeb.Platform.Web.Parts;

/// <summary>How much a button stands out. A page has one primary button.</summary>
public enum ButtonKind
{
    /// <summary>Filled: the way on.</summary>
    Primary,

    /// <summary>Outlined.</summary>
    Secondary,

    /// <summary>Outlined in red: takes something away.</summary>
    Danger,

    /// <summary>Reads like a link.</summary>
    Plain,
}
