namespace SignupWeb.Platform.Access;

/// <summary>A try that is counted while it runs, and stays so unless it is given back.</summary>
public sealed class Attempt
{
    private readonly Tries tries;
    private readonly LinkedListNode<KeptTry> one;
    private readonly TryBook book;

    internal Attempt(Tries tries, LinkedListNode<KeptTry> one, TryBook book) => (this.tries, this.one, this.book) = (tries, one, book);

    /// <summary>It was right, or was none: it leaves room for another.</summary>
    public void GiveBack() => tries.GiveBack(one);

    /// <summary>It was wrong, and counts after a restart too.</summary>
    public void WasWrong() => book.NoteWrong(one.Value);
}
