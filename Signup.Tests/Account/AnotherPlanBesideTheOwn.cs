using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using SignupTests.Support;
using SignupWeb.Account;
using SignupWeb.Kernel;
using SignupWeb.Platform.Web;
using Xunit;

namespace SignupTests.Account;

/// <summary>What another plan brings and takes, as the page of the plan change lists it.</summary>
public sealed class AnotherPlanBesideTheOwn
{
    private static readonly IStringLocalizer<AccountTexts> Texts = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<AccountTexts>>();

    [Fact]
    public void Says_each_allowance_in_the_right_number_and_what_it_is_now()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = LanguageChoice.Cultures[0];
        Offer With(params QuotaGrant[] quotas) => Sample.Team() with { Quotas = quotas, Contents = [], SupportHours = "" };

        var lines = PlanComparison.Of(
            With(new("contacts", "named contacts", 5), new("calls", "priority calls", 2), new("places", "places", 3)),
            With(new("contacts", "named contacts", 1), new("calls", "priority calls", 2), new("requests", "support requests", null)),
            Texts);

        Assert.Equal(
            ["Named contacts: 1 / Less / now 5", "2 priority calls / Same / same", "Unlimited support requests / New / new", "3 places / Ends / no longer in it"],
            lines.Select(line => $"{line.Text} / {line.Delta} / {line.Now}"),
            StringComparer.Ordinal);
    }
}
