using SignupTests.Support;
using SignupWeb;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Files;
using Xunit;

namespace SignupTests.Contracts;

/// <summary>R5: what shows why a criterion has its colour is kept with the colouring.</summary>
public sealed class EvidenceOfACriterion : IAsyncLifetime
{
    private static readonly Actor Sue = new(Guid.NewGuid(), Role.Support, null, "Sue");
    private static readonly byte[] Report = "%PDF-1.7 probes of November"u8.ToArray();

    private TestDatabase database = null!;
    private Criterion criterion = null!;

    public async Task InitializeAsync()
    {
        database = await AcceptedOrders.Database();
        await database.Accept(AcceptedOrders.Of(Sample.Team() with { Criteria = [new("Availability", "Share of good probes", "below 99.9 %", "below 99.5 %")] }));
        criterion = Assert.Single(await database.All<Criterion>());
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task A_file_is_kept_with_the_colouring_and_the_next_colouring_has_its_own()
    {
        var red = (await Assess(Colour.Red, "99.31 %", File("probe-report.pdf", Report))).Value;

        var file = Assert.Single(await database.All<EvidenceFile>());
        Assert.Equal((red.EvidenceId, "probe-report.pdf", "application/pdf", (long)Report.Length), (file.Id, file.Name, file.MediaType, file.Bytes));
        Assert.Equal(Assert.Single(await database.All<CriterionAssessment>()).Id, file.AssessmentId);
        Assert.Equal(Report, await System.IO.File.ReadAllBytesAsync(database.Get<EvidenceFiles>().PathOf(file.Id)));
        Assert.Equal(file.Id, (await database.Get<ReadEvidence>().Run(file.Id, Sue)).Value.Id);
        Assert.Equal("FORBIDDEN", (await database.Get<ReadEvidence>().Run(file.Id, Sue with { Role = Role.Customer })).Refusal?.Code);
        Assert.Null((await Assess(Colour.Green, "99.95 %", null, version: 1)).Value.EvidenceId);
        Assert.Single(await database.All<EvidenceFile>());
    }

    [Theory]
    [InlineData("report.pdf", "MZ this is a program", "FILE_TYPE")]
    [InlineData("report.exe", "%PDF-1.7", "FILE_TYPE")]
    [InlineData("report.pdf", "", "FILE_EMPTY")]
    public async Task A_file_that_is_not_what_it_says_is_refused_and_nothing_is_kept(string name, string content, string code)
    {
        var refusal = (await Assess(Colour.Red, "99.31 %", File(name, System.Text.Encoding.ASCII.GetBytes(content)))).Refusal!;

        Assert.Equal((code, "files", name), (refusal.Code, refusal.Field, refusal.Arguments[0]));
        Assert.Empty(await database.All<CriterionAssessment>());
        Assert.Empty(Kept());
    }

    [Fact]
    public async Task A_file_of_a_colouring_that_is_refused_is_not_kept()
    {
        Assert.Equal("REASON_MISSING", (await database.Get<ColourCriterion>().Run(criterion.Id, new(Colour.Red, null, null, 0, File("a.pdf", Report)), Sue)).Refusal?.Code);
        Assert.Equal("FILE_TOO_LARGE", (await Assess(Colour.Red, null, new("a.pdf", FileStore.Largest + 1, () => Stream.Null))).Refusal?.Code);

        Assert.Empty(Kept());
        Assert.Empty(await database.All<EvidenceFile>());
    }

    [Fact]
    public async Task Evidence_goes_with_its_customer_and_what_has_no_row_when_it_is_a_day_old()
    {
        await Assess(Colour.Red, null, File("a.pdf", Report));
        await database.Get<EvidenceFiles>().Keep(File("orphan.pdf", Report));
        database.Time.Advance(TimeSpan.FromDays(2));
        await database.Change(db => database.Get<EvidenceFiles>().Forget(db, database.Time.GetUtcNow(), 100, CancellationToken.None));
        Assert.Equal((await database.All<EvidenceFile>()).Select(f => f.Id.Value.ToString("N")), Kept().Select(Path.GetFileName), StringComparer.Ordinal);

        await database.Announce(new CustomerErased((await database.All<Contract>())[0].CustomerId, "Mara", null));
        await database.Deliver();

        Assert.Empty(Kept());
        Assert.Empty(await database.All<EvidenceFile>());
    }

    private Task<Result<Criterion>> Assess(Colour colour, string? value, Upload? file, int version = 0) =>
        database.Get<ColourCriterion>().Run(criterion.Id, new(colour, value, $"It is {colour}", version, file), Sue);

    private static Upload File(string name, byte[] content) => new(name, content.Length, () => new MemoryStream(content));

    private string[] Kept() => Directory.GetFiles(Path.GetDirectoryName(database.Get<EvidenceFiles>().PathOf(default))!);
}
