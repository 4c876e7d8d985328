using Microsoft.Extensions.Logging.Abstractions;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Platform;

/// <summary>Thousands of pages are open, each waiting for something of its own.</summary>
public sealed class ListeningForCommits
{
    private readonly Commits commits = new(NullLogger<Commits>.Instance);

    [Fact]
    public void A_commit_looks_only_at_those_who_wait_for_it()
    {
        var woken = 0;
        for (var page = 0; page < 2000; page++) { commits.OnTopic($"order {page}", () => woken++); }
        Write("order 7");

        var before = GC.GetAllocatedBytesForCurrentThread();
        Write("order 8");

        Assert.Equal(2, woken);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4096);
    }

    [Fact]
    public void Each_of_several_is_woken_and_none_after_it_went_away()
    {
        List<string> woken = [];
        var gone = commits.OnTopic("board", () => woken.Add("first"));
        commits.OnTopic("board", () => woken.Add("second"));
        commits.OnKind<Login>(() => woken.Add("worker"));

        Write("board");
        gone.Dispose();
        gone.Dispose();
        commits.Publish(new HashSet<Type> { typeof(Login) }, new HashSet<string>(["board"], StringComparer.Ordinal));

        Assert.Equal(["first", "second", "worker", "second"], woken);
    }

    [Fact]
    public void None_of_those_who_begin_at_the_same_moment_is_lost()
    {
        var woken = 0;
        Parallel.For(0, 10_000, _ => commits.OnTopic("board", () => woken++));

        Write("board");

        Assert.Equal(10_000, woken);
    }

    [Fact]
    public void One_that_fails_keeps_nobody_else_asleep()
    {
        var woken = false;
        commits.OnTopic("board", () => throw new InvalidOperationException("gone"));
        commits.OnTopic("board", () => woken = true);

        Write("board");

        Assert.True(woken);
    }

    private void Write(string topic) => commits.Publish(new HashSet<Type>(), new HashSet<string>([topic], StringComparer.Ordinal));
}
