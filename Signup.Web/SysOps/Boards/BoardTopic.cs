using SignupWeb.Contracts;
using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.SysOps.Boards;

/// <summary>What pages showing many contracts watch; contracts and criteria name it among their topics.</summary>
public static class BoardTopic
{
    public const string Name = "board";
}

/// <summary>A contract's colour as the tone pages are drawn in.</summary>
public static class ToneOf
{
    public static Tone Colour(Colour colour) => colour switch
    {
        Contracts.Colour.Red => Tone.Red,
        Contracts.Colour.Yellow => Tone.Yellow,
        Contracts.Colour.Green => Tone.Green,
        Contracts.Colour.NotAssessed => Tone.Grey,
    };
}
