namespace SignupWeb.Platform.Web.Parts;

/// <summary>What a notice or a mark means. Never shown by colour alone: each has its shape.</summary>
public enum Tone
{
    /// <summary>Neutral information, or not assessed.</summary>
    Grey,

    /// <summary>Something of the page itself, such as an offer or a choice made.</summary>
    Accent,

    /// <summary>All is well, or something was done.</summary>
    Green,

    /// <summary>Needs attention soon.</summary>
    Yellow,

    /// <summary>Needs attention now, or was refused.</summary>
    Red,
}
