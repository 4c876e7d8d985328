using System.Text;
using SignupTests.Support;
using SignupWeb.Platform.Links;
using Xunit;

namespace SignupTests.Platform;

public sealed class ASignedLink
{
    private static readonly Guid Signup = Guid.Parse("33333333-3333-7333-8333-333333333333");

    [Fact]
    public async Task Says_what_it_was_made_to_say()
    {
        await using var database = await TestDatabase.Create();
        var links = database.Get<SignedLinks>();

        var link = links.Read("step", links.Make("step", TimeSpan.FromHours(1), Signup)).Value;

        Assert.Equal([Signup], link.Ids);
        Assert.Equal(database.Time.GetUtcNow() + TimeSpan.FromHours(1), link.ExpiresAt);
    }

    [Fact]
    public async Task With_any_byte_changed_is_refused()
    {
        await using var database = await TestDatabase.Create();
        var links = database.Get<SignedLinks>();
        var token = links.Make("step", TimeSpan.FromHours(1), Signup);

        for (var i = 0; i < token.Length; i++)
        {
            foreach (var other in new[] { (char)(token[i] ^ 1), 'A', '.', 'é' }.Where(c => c != token[i]))
            {
                var forged = new StringBuilder(token) { [i] = other }.ToString();
                Assert.Equal("INVALID_TOKEN", links.Read("step", forged).Refusal?.Code);
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("1.step.x.y.z.n.s")]
    [InlineData("......")]
    public async Task That_is_none_is_refused(string? token)
    {
        await using var database = await TestDatabase.Create();

        Assert.Equal("INVALID_TOKEN", database.Get<SignedLinks>().Read("step", token).Refusal?.Code);
    }

    [Fact]
    public async Task Is_nothing_to_a_page_of_another_kind()
    {
        await using var database = await TestDatabase.Create();
        var links = database.Get<SignedLinks>();

        Assert.Equal("INVALID_TOKEN", links.Read("resume", links.Make("step", TimeSpan.FromHours(1), Signup)).Refusal?.Code);
    }

    [Fact]
    public async Task Expires_at_its_instant()
    {
        await using var database = await TestDatabase.Create();
        var links = database.Get<SignedLinks>();
        var token = links.Make("step", TimeSpan.FromHours(1), Signup);

        database.Time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromMilliseconds(1));
        Assert.False(links.Read("step", token).IsRefused);
        database.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("LINK_EXPIRED", links.Read("step", token).Refusal?.Code);
    }

    [Fact]
    public async Task Of_an_older_key_still_works_after_rotation()
    {
        await using var database = await TestDatabase.Create();
        var links = database.Get<SignedLinks>();
        var before = links.Make("step", TimeSpan.FromHours(1), Signup);

        database.Get<LinkKeys>().Rotate();
        var after = links.Make("step", TimeSpan.FromHours(1), Signup);

        Assert.False(links.Read("step", before).IsRefused);
        Assert.False(links.Read("step", after).IsRefused);
        Assert.NotEqual(before.Split('.')[2], after.Split('.')[2], StringComparer.Ordinal);
    }
}
