using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Platform;

/// <summary>What the database says of itself is nobody's fault and may be over soon; what it says of a row is an error.</summary>
public sealed class TroubleOfTheDatabase
{
    [Theory]
    [InlineData(5, true)] // locked by another program
    [InlineData(8, true)] // read-only
    [InlineData(10, true)] // the disk does not take it
    [InlineData(11, true)] // damaged
    [InlineData(13, true)] // full
    [InlineData(14, true)] // away
    [InlineData(26, true)] // something else
    [InlineData(19, false)] // a constraint
    [InlineData(1, false)] // a mistake of ours
    public void Is_told_apart_from_errors_of_ours(int code, bool nobodysFault)
    {
        Assert.Equal(nobodysFault, DatabaseTrouble.Is(new SqliteException("said", code)));
        Assert.Equal(nobodysFault, DatabaseTrouble.Is(new DbUpdateException("saving", new SqliteException("said", code))));
    }

    [Fact]
    public void A_full_disk_counts_where_a_file_is_written_too()
    {
        const int NoSpace = 28;
        Assert.True(DatabaseTrouble.Is(new IOException("No space left on device", NoSpace)));
        Assert.False(DatabaseTrouble.Is(new IOException("Broken pipe", 32)));
    }
}
