using Xunit;

namespace SignupTests.House;

/// <summary>The rooms of a slice lie in an order: what one knows does not know it back.</summary>
public sealed class NoCircles
{
    [Fact]
    public void Rooms_of_one_slice_do_not_know_each_other_in_a_circle()
    {
        var circles = Rooms.CirclesIn(CompiledHouse.Ours);

        Assert.True(circles.Count == 0, string.Join(Environment.NewLine, circles));
    }

    [Fact]
    public void A_planted_circle_is_found_with_a_reason_for_each_way_and_without_those_who_only_look_on()
    {
        var circles = Rooms.CirclesIn(CompiledHouse.Read(typeof(NoCircles).Assembly.Location, Place.Planted));

        Assert.Equal(
            """
            A circle of Relations, Relations.Paper, Relations.Stamps
              Relations knows Relations.Stamps: PlantedLetter mentions PlantedStamp
              Relations.Paper knows Relations: PlantedSheet mentions PlantedLetter
              Relations.Stamps knows Relations.Paper: PlantedGlue mentions PlantedSheet
            """.ReplaceLineEndings(),
            Assert.Single(circles));
    }
}
