using SignupWeb.Platform.Access;
using SignupWeb.Platform.Web;
using Xunit;

namespace SignupTests.Access;

/// <summary>Sign-in goes on to pages of this site only.</summary>
public sealed class ReturnPaths
{
    [Theory]
    [InlineData("/")]
    [InlineData("/signup/1?x=//y")]
    public void On_this_site_are_taken(string path) => Assert.Equal(path, LocalPath.Of(path));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("account")]
    [InlineData("https://elsewhere.example")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("/\t/elsewhere.example")]
    [InlineData("javascript:alert(1)")]
    public void Elsewhere_are_not(string? path) => Assert.Null(LocalPath.Of(path));
}
