using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;

namespace SignupWeb.SysOps;

/// <summary>
/// Once a day: the search index forgets for good what left the board. Until then it only knows that those letters no longer count. It is
/// done a piece at a time, so that nobody waits long to write.
/// </summary>
public sealed class TidySearch(Writer writer, TimeProvider time) : IWhenDue
{
    private const int PiecesAtOnce = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    public static string Kind => "tidy-search";

    /// <summary>The next one is set in the same transaction: at once while there is more to tidy.</summary>
    public async Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken)
    {
        var isMore = true;
        for (var i = 0; i < PiecesAtOnce && isMore; i++) { isMore = await MergePiece(); }
        db.Add(Deadline.At(Kind, subjectId, time.GetUtcNow() + (isMore ? TimeSpan.FromSeconds(1) : Pause)));
    }

    /// <summary>Some 100 pages of the index; a merge that had nothing to do changes one row, its own command.</summary>
    private async Task<bool> MergePiece()
    {
        var merge = new Statement("INSERT INTO board_search (board_search, rank) VALUES ('merge', -100)");
        await writer.Save(merge);
        return merge.Changed >= 2;
    }
}
