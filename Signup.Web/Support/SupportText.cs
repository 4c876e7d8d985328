using SignupWeb.Kernel;

namespace SignupWeb.Support;

/// <summary>What may be written as subject and text.</summary>
public static class SupportText
{
    public const int LongestSubject = 120;

    public const int Longest = 10_000;

    public static readonly Refusal SubjectMissing = Refusal.Invalid("SUBJECT_MISSING", "Say in a few words what it is about", "subject");

    public static readonly Refusal SubjectTooLong = Refusal.Invalid("SUBJECT_TOO_LONG", "The subject must be {0} characters or fewer", "subject") with { Arguments = [LongestSubject] };

    public static readonly Refusal TextMissing = Refusal.Invalid("TEXT_MISSING", "Write what you want to say", "text");

    public static readonly Refusal TextTooLong = Refusal.Invalid("TEXT_TOO_LONG", "The text must be {0} characters or fewer. Attach the rest as a file.", "text") with { Arguments = [Longest] };

    public static Refusal? FaultOf(string? text) => Trimmed(text).Length switch { 0 => TextMissing, > Longest => TextTooLong, _ => null };

    public static Refusal? FaultOfSubject(string? subject) => OneLine(subject).Length switch { 0 => SubjectMissing, > LongestSubject => SubjectTooLong, _ => null };

    /// <summary>With line ends of one kind and without what no page can show.</summary>
    public static string Trimmed(string? text) =>
        string.Concat((text ?? string.Empty).ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c))).Trim();

    public static string OneLine(string? text) => string.Join(' ', Trimmed(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
