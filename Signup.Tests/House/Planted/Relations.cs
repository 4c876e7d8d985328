using SignupTests.House.Planted.Relations.Ink;
using SignupTests.House.Planted.Relations.Paper;
using SignupTests.House.Planted.Relations.Stamps;

// A circle of three rooms: the letter knows its stamp, the stamps' glue (a folder deeper) the paper, the paper the letter.
namespace SignupTests.House.Planted.Relations
{
    public sealed record PlantedLetter(PlantedStamp Stamp);

    /// <summary>Innocent: wiring knows every room, and makes no circle with the ink.</summary>
    public static class PlantedWiring
    {
        public static Type[] Everything => [typeof(PlantedLetter), typeof(PlantedBottle)];
    }
}

namespace SignupTests.House.Planted.Relations.Stamps
{
    public sealed record PlantedStamp(int Cents);
}

namespace SignupTests.House.Planted.Relations.Stamps.Glue
{
    public sealed record PlantedGlue(PlantedSheet On);
}

namespace SignupTests.House.Planted.Relations.Paper
{
    public sealed class PlantedSheet
    {
        public PlantedLetter? Letter { get; init; }
    }
}

namespace SignupTests.House.Planted.Relations.Ink
{
    /// <summary>Innocent: knows the letter, and nobody but the wiring knows it.</summary>
    public sealed record PlantedBottle(PlantedLetter For);
}
