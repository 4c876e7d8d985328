using SignupTests.Support;
using SignupWeb;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;
using Xunit;

namespace SignupTests.Platform;

public class DeadlinesThatFail
{
    [Fact]
    public async Task Are_told_of_once_tried_on_and_hold_up_no_other()
    {
        await using var database = await TestDatabase.Create(services => services.AddDeadline<NeverWorks>().AddDeadline<Works>());
        var subject = Guid.CreateVersion7();
        await database.Save(Deadline.At(NeverWorks.Kind, subject, database.Time.GetUtcNow()), Deadline.At(Works.Kind, subject, database.Time.GetUtcNow()));

        for (var i = 0; i < 4; i++) { await database.Pass(TimeSpan.FromHours(1)); }
        Assert.DoesNotContain(await database.All<OutboxMessage>(), m => m.Type == nameof(RiskFound));
        for (var i = 0; i < 4; i++) { await database.Pass(TimeSpan.FromHours(1)); }

        var risk = (RiskFound)Assert.Single(await database.All<OutboxMessage>(), m => m.Type == nameof(RiskFound)).Read();
        Assert.Equal(("deadline-failing", subject), (risk.Kind, risk.SubjectId));
        var deadlines = await database.All<Deadline>();
        Assert.True(deadlines.Single(d => d.Kind == NeverWorks.Kind) is { IsOpen: true, Tries: 8 });
        Assert.False(deadlines.Single(d => d.Kind == Works.Kind).IsOpen);
    }

    private sealed class NeverWorks : IWhenDue
    {
        public static string Kind => "never-works";

        public Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken) => throw new InvalidOperationException("no");
    }

    private sealed class Works : IWhenDue
    {
        public static string Kind => "works";

        public Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
