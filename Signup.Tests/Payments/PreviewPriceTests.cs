using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Payments.Charging;
using SignupWeb.Payments;
using Xunit;

namespace SignupTests.Payments;

public sealed class PreviewPriceTests : IAsyncLifetime
{
    private PaymentsHost host = null!;

    public async Task InitializeAsync() => host = await PaymentsHost.Start();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task The_payment_service_itself_works_out_net_tax_and_total()
    {
        var price = await new Buyer(host).SeePrice();

        Assert.Equal((new Money(14_900, "eur"), new Money(2_831, "eur"), new Money(17_731, "eur"), 1_900), (price.Net, price.Tax, price.Total, price.TaxBasisPoints));
        Assert.Equal(host.Time.GetUtcNow().AddMonths(1).Date, price.NextChargeAt!.Value.Date);
        Assert.NotEmpty(price.Lines);
        Assert.Empty(host.Contract.Faults);
    }

    [Fact]
    public async Task A_download_is_priced_once_and_never_again()
    {
        var price = await new Buyer(host) { Offer = Sold.Download }.SeePrice();

        Assert.Equal((new Money(4_900, "eur"), new Money(931, "eur")), (price.Net, price.Tax));
        Assert.Null(price.NextChargeAt);
        Assert.Empty(host.Contract.Faults);
    }

    [Fact]
    public async Task A_refresh_of_the_review_makes_no_new_rows()
    {
        var mara = new Buyer(host);

        await mara.SeePrice();
        await mara.SeePrice();

        Assert.Single(await host.All<PricedOffer>());
        Assert.Single(await host.All<StripePrice>());
        Assert.Single(await host.All<StripeTaxRate>());
    }

    [Fact]
    public async Task A_business_in_another_country_of_the_union_pays_no_tax_here()
    {
        var mara = new Buyer(host);

        var price = (await host.Get<PreviewPrice>().Run(mara.Signup, mara.Account, "lea@atelier.example", mara.Offer, Sample.Mara with { Country = "FR", TaxId = "FR12345678901" })).Value;

        Assert.Equal((0, new Money(0, "eur"), new Money(14_900, "eur")), (price.TaxBasisPoints, price.Tax, price.Total));
    }

    [Fact]
    public async Task An_unknown_promotion_code_is_refused_at_its_field()
    {
        var mara = new Buyer(host);

        var refused = await host.Get<PreviewPrice>().Run(mara.Signup, mara.Account, Sample.Mara.Email, mara.Offer, Sample.Mara, "NO-SUCH-CODE", mara.Customer);

        Assert.Equal(("PROMOTION_UNKNOWN", "promotionCode"), (refused.Refusal?.Code, refused.Refusal?.Field));
    }
}
