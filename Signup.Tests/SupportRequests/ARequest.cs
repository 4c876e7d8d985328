using SignupWeb.Kernel;
using SignupWeb.Support;
using Xunit;

namespace SignupTests.SupportRequests;

/// <summary>Where a request stands, whatever is done to it.</summary>
public sealed class ARequest
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private readonly SupportRequest request = SupportRequest.Open(new(CustomerId.New(), ContractId.New(), "C-00001", "Critical", new(TimeSpan.FromMinutes(15)), "The gateway", "It drops", Guid.NewGuid()), SupportReference.Of(2026, 7), Now, TimeZoneInfo.Utc);
    private readonly Guid ana = Guid.NewGuid();

    [Fact]
    public void Waits_for_its_first_answer_from_the_start()
    {
        Assert.Equal("SR-2026-00007", request.Reference);
        Assert.True(request.WaitsForFirstAnswer);
        Assert.Equal(Now.AddMinutes(15), request.FirstAnswerDueAt);
    }

    [Fact]
    public void Answered_is_with_whoever_answered_and_a_follow_up_opens_it_again()
    {
        Assert.Null(request.Answer(ana, "Ana", Now.AddMinutes(5)));
        Assert.Equal((SupportState.Answered, ana, Now.AddMinutes(5)), (request.State, request.OwnerId, request.FirstAnsweredAt));

        Assert.Null(request.FollowUp(Now.AddHours(1), TimeZoneInfo.Utc));
        Assert.Null(request.Answer(Guid.NewGuid(), "Ben", Now.AddHours(2)));

        Assert.Equal((ana, Now.AddMinutes(5)), (request.OwnerId, request.FirstAnsweredAt));
    }

    [Fact]
    public void Closed_takes_follow_ups_for_fourteen_days_and_answers_only_when_open()
    {
        request.Answer(ana, "Ana", Now);
        Assert.True(request.Close(Now));
        Assert.False(request.Close(Now.AddHours(1)));
        Assert.Equal(SupportRequest.IsClosed, request.Answer(ana, "Ana", Now));
        Assert.Equal(SupportRequest.ClosedForGood, request.FollowUp(Now.AddDays(14).AddSeconds(1), TimeZoneInfo.Utc));

        Assert.Null(request.FollowUp(Now.AddDays(14), TimeZoneInfo.Utc));

        Assert.Equal((SupportState.Open, null), (request.State, request.ClosedAt));
    }

    [Fact]
    public void Closed_before_anybody_answered_gets_the_promised_time_anew()
    {
        request.Close(Now.AddMinutes(10));
        request.FollowUp(Now.AddDays(1), TimeZoneInfo.Utc);

        Assert.Equal(Now.AddDays(1).AddMinutes(15), request.FirstAnswerDueAt);
    }

    [Fact]
    public void Is_late_once_and_no_more_when_it_is_answered()
    {
        Assert.False(request.IsLateNow(Now.AddMinutes(14)));
        Assert.True(request.IsLateNow(Now.AddMinutes(15)));
        Assert.False(request.IsLateNow(Now.AddMinutes(16)));
        Assert.False(request.IsLateNoMore());

        request.Answer(ana, "Ana", Now.AddMinutes(20));

        Assert.True(request.IsLateNoMore());
        Assert.False(request.IsLateNoMore());
    }
}
