using SignupWeb.Platform.Access;
using Xunit;

namespace SignupTests.Access;

/// <summary>Which passwords are among those tried first.</summary>
public sealed class Passwords
{
    [Theory]
    [InlineData("password")]
    [InlineData("P4ssw0rd!2024")]
    [InlineData("12345678")]
    [InlineData("87654321")]
    [InlineData("qwertzuiop")]
    [InlineData("aaaaaaaa")]
    [InlineData("abcabcabc")]
    [InlineData("iloveyou")]
    [InlineData("Sommer2026!")]
    [InlineData("!!letmein!!")]
    [InlineData("welcome1")]
    [InlineData("asdfasdf")]
    [InlineData("correct horse battery staple")]
    public void Tried_first(string password) => Assert.True(CommonPasswords.Holds(password));

    [Theory]
    [InlineData("Northwind2026!")]
    [InlineData("northwind-support")]
    [InlineData("N0rthw1nd Support 1")]
    public void Tried_first_in_this_shop(string password) => Assert.True(CommonPasswords.Holds(password, "Northwind Support"));

    [Fact]
    public void Not_tried_first_for_having_a_word_of_the_shop_in_it() => Assert.False(CommonPasswords.Holds("northwind, elbe and a kran", "Northwind Support"));

    [Theory]
    [InlineData("kran-elbe-mittwoch")]
    [InlineData("boje im morgennebel")]
    [InlineData("T7#qpL2v9x")]
    [InlineData("sommerregen auf blech")]
    [InlineData("839201746583")]
    public void Not_tried_first(string password) => Assert.False(CommonPasswords.Holds(password));
}
