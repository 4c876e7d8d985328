using System.Globalization;
using SignupWeb.Kernel;
using SignupWeb.Plans;
using SignupWeb.Platform.Web;
using SignupWeb.SysOps.Catalogue;
using Xunit;

namespace SignupTests.SysOps.Catalogue;

/// <summary>What is typed into the editor is what is drafted; what is no number is named at its field.</summary>
public sealed class TypingAPlan
{
    private static readonly CultureInfo English = LanguageChoice.Cultures[0];
    private static readonly CultureInfo German = LanguageChoice.Cultures[1];

    [Theory]
    [InlineData(PlanKind.SupportContract, nameof(SamplePlans.Team))]
    [InlineData(PlanKind.SupportContract, nameof(SamplePlans.Critical))]
    [InlineData(PlanKind.Download, nameof(SamplePlans.Handbook))]
    public void A_plan_that_is_opened_and_left_alone_is_drafted_as_it_was(PlanKind kind, string plan)
    {
        var draft = (PlanDraft)typeof(SamplePlans).GetField(plan)!.GetValue(null)! with { RemorseWindow = TimeSpan.FromMinutes(90) };

        foreach (var reader in new[] { English, German })
        {
            var (read, problems) = PlanEntry.Of(Plan.New(kind, 4, isRecommended: true), draft, reader).Read(Currencies.Known, reader);

            Assert.Empty(problems);
            Assert.Equal(draft.Prices.OrderBy(p => p.Net.Currency, StringComparer.Ordinal), read.Prices.OrderBy(p => p.Net.Currency, StringComparer.Ordinal));
            Assert.Equal(draft.Quotas, read.Quotas);
            Assert.Equivalent(draft.Words, read.Words, strict: true);
            Assert.Equivalent(draft.Support, read.Support, strict: true);
            Assert.Equal((draft.Name, draft.RemorseWindow, draft.FileName, 4, true), (read.Name, read.RemorseWindow, read.FileName, read.Position, read.IsRecommended));
        }
    }

    [Fact]
    public void Amounts_are_read_to_the_smallest_unit_in_the_readers_notation()
    {
        var entry = PlanEntry.New();
        entry.Prices[PlanEntry.FieldOf("eur", BillingCycle.Monthly)] = "0,29";
        entry.Prices[PlanEntry.FieldOf("jpy", BillingCycle.Monthly)] = "24000";

        Assert.Equal([new(BillingCycle.Monthly, new(29, "eur")), new(BillingCycle.Monthly, new(24_000, "jpy"))], entry.Read(Currencies.Known, German).Draft.Prices);
        Assert.Equal(["price-eur-monthly"], entry.Read(Currencies.Known, English).Problems.Select(p => p.Field!), StringComparer.Ordinal);
    }

    [Fact]
    public void What_is_no_number_or_time_is_named_at_its_field()
    {
        var entry = PlanEntry.New();
        entry.Prices[PlanEntry.FieldOf("jpy", BillingCycle.Yearly)] = "1.5";
        entry.Quotas.Add(new() { English = "priority calls", Amount = "-2" });
        entry.Remorse.Amount = "soon";
        entry.Support.FirstAnswer.Amount = "2";
        entry.Support.From = "nine";
        entry.Position = "first";

        Assert.Equal(["price-jpy-yearly", "quota-0-amount", "remorseWindow", "support", "position"], entry.Read(Currencies.Known, English).Problems.Select(p => p.Field!), StringComparer.Ordinal);
    }

    [Fact]
    public void A_new_quota_is_known_by_its_English_name_and_a_renamed_one_by_what_it_was()
    {
        var entry = PlanEntry.New();
        entry.Quotas.Add(new() { English = "Support requests", German = "Supportanfragen", Amount = "8" });
        entry.Quotas.Add(new() { Key = "named-contacts", English = "people" });
        entry.German.Tagline = "Für alle.";

        var draft = entry.Read(Currencies.Known, English).Draft;

        Assert.Equal([new("support-requests", 8), new("named-contacts", null)], draft.Quotas);
        Assert.Equal("Supportanfragen", draft.Words[1].QuotaNames["support-requests"]);
    }
}
