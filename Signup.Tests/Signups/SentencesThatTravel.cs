using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments.Cards;
using SignupWeb.Payments;
using SignupWeb.Platform.Tax;
using SignupWeb.Platform.Web;
using SignupWeb.Signups;
using Xunit;

namespace SignupTests.Signups;

/// <summary>Sentences that reach a page as data are not found by reading the sources, so they are asked for one by one.</summary>
public sealed class SentencesThatTravel
{
    public static TheoryData<string> Sentences =>
    [
        .. new HashSet<string>(
        [
            .. RefusalsOf(typeof(Signup)).Concat(RefusalsOf(typeof(Order))).Concat(RefusalsOf(typeof(StartCardSetup))),
            .. DeclineCodes.Select(Declines.SentenceFor), Declines.Authentication, Declines.OurFault,
            TaxDecision.BillingAddress, TaxDecision.NoTax, TaxDecision.ReverseCharge,
            .. SignupJourney.Of(StepList.BuiltIn(FlowOwner.NewBusiness)).Select(step => step.Name),
        ],
        StringComparer.Ordinal),
    ];

    private static string[] DeclineCodes => ["insufficient_funds", "expired_card", "incorrect_cvc", "invalid_account", "processing_error", "try_again_later", "currency_not_supported", "card_not_supported", "card_velocity_exceeded", "lost_card"];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Are_said_in_German_too(string sentence)
    {
        using var services = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<Sentences>().BuildServiceProvider();
        var sentences = services.GetRequiredService<Sentences>();

        var german = Speaking.In("de-DE", () => sentences.Say(sentence, "Österreich"));
        var english = Speaking.In("en-IE", () => sentences.Say(sentence, "Austria"));

        Assert.NotEqual(sentence.Replace("{0}", "Österreich", StringComparison.Ordinal), german, StringComparer.Ordinal);
        Assert.Equal(string.Format(CultureInfo.InvariantCulture, sentence, "Austria"), english);
    }

    [Fact]
    public void A_sentence_nobody_knows_is_said_as_it_came()
    {
        using var services = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<Sentences>().BuildServiceProvider();

        Assert.Equal("Wait 3 moons.", services.GetRequiredService<Sentences>().Say("Wait {0} moons.", 3));
    }

    /// <summary>Every refusal that is a constant of the slice a type belongs to.</summary>
    private static IEnumerable<string> RefusalsOf(Type type) =>
        from home in type.Assembly.GetTypes()
        where home.Namespace == type.Namespace && !home.ContainsGenericParameters
        from field in home.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        where field.FieldType == typeof(Refusal)
        select ((Refusal)field.GetValue(null)!).Sentence;
}
