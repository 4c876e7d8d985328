using SignupWeb.SysOps.Demo;
using Xunit;

namespace SignupTests.SysOps.Demo;

/// <summary>What --demo asks for, and what is left of the command line for everybody else.</summary>
public sealed class TheCommandLine
{
    [Theory]
    [InlineData("", false, false, "")]
    [InlineData("--demo", true, false, "")]
    [InlineData("--demo --urls http://localhost:1", true, false, "--urls http://localhost:1")]
    [InlineData("--urls http://localhost:1 --demo remove", false, true, "--urls http://localhost:1")]
    [InlineData("remove", false, false, "remove")]
    public void Says_whether_to_fill_or_to_empty_the_shop(string line, bool fill, bool remove, string rest)
    {
        var args = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(new DemoWish(fill, remove), DemoWish.Of(args));
        Assert.Equal(rest, string.Join(' ', DemoWish.Without(args)));
    }
}
