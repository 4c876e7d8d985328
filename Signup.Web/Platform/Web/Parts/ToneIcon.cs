namespace SignupWeb.Platform.Web.Parts;

/// <summary>The shape that goes with each tone, so that colour never speaks alone.</summary>
internal static class ToneIcon
{
    internal static string Of(Tone tone) => tone switch
    {
        Tone.Green => "circle-green",
        Tone.Yellow => "triangle-yellow",
        Tone.Red => "octagon-red",
        _ => "info",
    };
}
