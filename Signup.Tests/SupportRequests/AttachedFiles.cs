using System.Security.Cryptography;
using SignupWeb.Platform.Files;
using SignupWeb.Support;
using Xunit;

namespace SignupTests.SupportRequests;

/// <summary>What may be attached, how it is kept, and what is refused.</summary>
public sealed class AttachedFiles : SupportWorld
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    [Fact]
    public async Task Are_kept_whole_under_a_name_nobody_chose()
    {
        var log = RandomNumberGenerator.GetHexString(200_000).Select(c => (byte)c).ToArray();

        await Asked(Wish(files: [File("../../etc/gate\u202eway.LOG", log), File("C:\\shot.png", Png)]));

        var files = (await Database.All<SupportFile>()).OrderBy(f => f.Name, StringComparer.Ordinal).ToList();
        Assert.Equal([("gateway.LOG", "text/plain", 200_000L), ("shot.png", "image/png", 11L)], files.Select(f => (f.Name, f.MediaType, f.Bytes)));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(log)), files[0].Sha256);
        Assert.Equal(log, await System.IO.File.ReadAllBytesAsync(Database.Get<SupportFiles>().PathOf(files[0].Id)));
    }

    [Theory]
    [InlineData("page.html", "FILE_TYPE")]
    [InlineData("shot.jpg", "FILE_TYPE")]
    [InlineData("shot.png.exe", "FILE_TYPE")]
    [InlineData("log.txt", "FILE_TYPE")]
    [InlineData("noending", "FILE_TYPE")]
    public async Task That_are_not_what_their_name_says_are_refused_and_none_of_them_is_kept(string name, string code)
    {
        var refusal = (await Ask(Wish(files: [File("good.png", Png), File(name, [.. Png, 0])]))).Refusal!;

        Assert.Equal((code, "files"), (refusal.Code, refusal.Field));
        Assert.StartsWith(name, refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Kept());
        Assert.Equal(0, await Used());
    }

    [Fact]
    public async Task Are_ten_megabytes_at_most_whatever_the_sender_says()
    {
        var large = new byte[FileStore.Largest + 1];
        Array.Fill(large, (byte)'a');

        Assert.Equal("FILE_TOO_LARGE", (await Ask(Wish(files: File("a.txt", large)))).Refusal!.Code);
        Assert.Equal("FILE_TOO_LARGE", (await Ask(Wish(files: new Upload("a.txt", 5, () => new MemoryStream(large))))).Refusal!.Code);
        Assert.Equal("FILE_EMPTY", (await Ask(Wish(files: File("a.txt", [])))).Refusal!.Code);
        Assert.Equal("TOO_MANY_FILES", (await Ask(Wish(files: [.. Enumerable.Range(0, 6).Select(i => File($"{i}.png", Png))]))).Refusal!.Code);
        Assert.Empty(Kept());
        Assert.False((await Ask(Wish(files: File("a.txt", large[..^1])))).IsRefused);
    }

    [Fact]
    public async Task Without_a_row_go_when_they_are_a_day_old()
    {
        await Asked(Wish(files: File("a.png", Png)));
        var row = (await Database.All<SupportFile>())[0].Id;
        await Database.Get<SupportFiles>().Keep([File("orphan.png", Png)]);
        Assert.Equal(2, Kept().Length);

        await Database.Change(db => Database.Get<SupportFiles>().Forget(db, Database.Time.GetUtcNow().AddHours(23), 100, default));
        Assert.Equal(2, Kept().Length);
        await Database.Change(db => Database.Get<SupportFiles>().Forget(db, Database.Time.GetUtcNow().AddHours(25), 100, default));

        Assert.Equal([Database.Get<SupportFiles>().PathOf(row)], Kept());
    }
}
