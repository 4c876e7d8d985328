namespace SignupWeb.Platform.Links;

public static class OpeningLinks
{
    /// <summary>The token is a valid signed link of that kind about just this one row.</summary>
    public static bool Opens(this SignedLinks links, string kind, string? token, Guid id) =>
        !links.Read(kind, token).Refused(out _, out var link) && link.Ids is [var about] && about == id;
}
