namespace SignupWeb.SysOps.Risks;

/// <summary>A risk's kind in words: MESSAGE_QUARANTINED is "Message quarantined".</summary>
public static class RiskWords
{
    public static string Of(string kind)
    {
        var words = kind.Replace('_', ' ').Trim().ToLowerInvariant();
        return words.Length == 0 ? kind : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
