using System.Text.Json;
using SignupTests.Payments.StripeApi;
using SignupWeb.Payments.Stripe;
using Xunit;
using Checkout = SignupWeb.Payments.Stripe.Checkout;

namespace SignupTests.Payments.Stripe;

/// <summary>Our models say the same as the description of Stripe's API.</summary>
public sealed class ModelAgreementTests
{
    public static readonly TheoryData<Type, string> Answers = new()
    {
        { typeof(Customer), "/v1/customers/x" }, { typeof(Product), "/v1/products/x" }, { typeof(Price), "/v1/prices/x" }, { typeof(TaxRate), "/v1/tax_rates/x" }, { typeof(WebhookEndpoint), "/v1/webhook_endpoints/x" }, { typeof(Coupon), "/v1/coupons/x" },
        { typeof(PromotionCode), "/v1/promotion_codes/x" }, { typeof(Checkout.Session), "/v1/checkout/sessions/x" }, { typeof(SetupIntent), "/v1/setup_intents/x" }, { typeof(PaymentMethod), "/v1/payment_methods/x" },
        { typeof(Subscription), "/v1/subscriptions/x" }, { typeof(Invoice), "/v1/invoices/x" }, { typeof(StripeList<InvoiceItem>), "/v1/invoiceitems" }, { typeof(InvoicePayment), "/v1/invoice_payments/x" },
        { typeof(PaymentIntent), "/v1/payment_intents/x" }, { typeof(Charge), "/v1/charges/x" }, { typeof(Refund), "/v1/refunds/x" }, { typeof(CreditNote), "/v1/credit_notes/x" }, { typeof(Dispute), "/v1/disputes/x" },
        { typeof(Event), "/v1/events/x" },
    };

    public static readonly TheoryData<Type, string, string> Requests = new()
    {
        { typeof(CustomerCreateOptions), "POST", "/v1/customers" }, { typeof(CustomerUpdateOptions), "POST", "/v1/customers/x" }, { typeof(CustomerListOptions), "GET", "/v1/customers" },
        { typeof(WebhookEndpointCreateOptions), "POST", "/v1/webhook_endpoints" },
        { typeof(CustomerTaxIdCreateOptions), "POST", "/v1/customers/x/tax_ids" },
        { typeof(ProductCreateOptions), "POST", "/v1/products" }, { typeof(ProductUpdateOptions), "POST", "/v1/products/x" }, { typeof(ProductListOptions), "GET", "/v1/products" },
        { typeof(PriceCreateOptions), "POST", "/v1/prices" }, { typeof(PriceUpdateOptions), "POST", "/v1/prices/x" }, { typeof(PriceListOptions), "GET", "/v1/prices" },
        { typeof(TaxRateCreateOptions), "POST", "/v1/tax_rates" }, { typeof(TaxRateUpdateOptions), "POST", "/v1/tax_rates/x" }, { typeof(TaxRateListOptions), "GET", "/v1/tax_rates" },
        { typeof(CouponCreateOptions), "POST", "/v1/coupons" },
        { typeof(PromotionCodeCreateOptions), "POST", "/v1/promotion_codes" }, { typeof(PromotionCodeUpdateOptions), "POST", "/v1/promotion_codes/x" }, { typeof(PromotionCodeListOptions), "GET", "/v1/promotion_codes" },
        { typeof(Checkout.SessionCreateOptions), "POST", "/v1/checkout/sessions" }, { typeof(Checkout.SessionListOptions), "GET", "/v1/checkout/sessions" }, { typeof(SetupIntentListOptions), "GET", "/v1/setup_intents" },
        { typeof(SubscriptionCreateOptions), "POST", "/v1/subscriptions" }, { typeof(SubscriptionUpdateOptions), "POST", "/v1/subscriptions/x" }, { typeof(SubscriptionListOptions), "GET", "/v1/subscriptions" },
        { typeof(SubscriptionCancelOptions), "DELETE", "/v1/subscriptions/x" },
        { typeof(InvoiceCreateOptions), "POST", "/v1/invoices" }, { typeof(InvoiceCreatePreviewOptions), "POST", "/v1/invoices/create_preview" }, { typeof(InvoiceUpdateOptions), "POST", "/v1/invoices/x" }, { typeof(InvoiceFinalizeOptions), "POST", "/v1/invoices/x/finalize" },
        { typeof(InvoicePayOptions), "POST", "/v1/invoices/x/pay" }, { typeof(InvoiceListOptions), "GET", "/v1/invoices" },
        { typeof(InvoiceItemCreateOptions), "POST", "/v1/invoiceitems" }, { typeof(InvoiceItemListOptions), "GET", "/v1/invoiceitems" }, { typeof(InvoicePaymentListOptions), "GET", "/v1/invoice_payments" },
        { typeof(RefundCreateOptions), "POST", "/v1/refunds" }, { typeof(RefundListOptions), "GET", "/v1/refunds" }, { typeof(CreditNoteCreateOptions), "POST", "/v1/credit_notes" },
        { typeof(CreditNoteListOptions), "GET", "/v1/credit_notes" }, { typeof(DisputeListOptions), "GET", "/v1/disputes" }, { typeof(EventListOptions), "GET", "/v1/events" },
        { typeof(BaseOptions), "POST", "/v1/invoices/x/void" }, { typeof(ListOptions), "GET", "/v1/refunds" },
    };

    [Fact]
    public void The_pinned_version_is_the_one_described() => Assert.Equal(StripeClient.ApiVersion, StripeApiContract.Current.Version);

    [Theory]
    [MemberData(nameof(Answers))]
    public void What_we_read_is_described(Type model, string path) =>
        Assert.Empty(new ModelAgreement(StripeApiContract.Current.Schemas, sent: false).Compare(model, StripeApiContract.ResultOf(Operation("GET", path)), model.Name));

    [Theory]
    [MemberData(nameof(Requests))]
    public void What_we_send_is_described(Type options, string method, string path) =>
        Assert.Empty(new ModelAgreement(StripeApiContract.Current.Schemas, sent: true).Compare(options, StripeApiContract.ParametersOf(Operation(method, path), method == "POST"), options.Name));

    [Fact]
    public void No_options_are_left_out()
    {
        var all = typeof(BaseOptions).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(BaseOptions)));

        Assert.Equal(all.Select(t => t.FullName!).Order(StringComparer.Ordinal), Requests.Select(r => ((Type)r[0]).FullName!).Order(StringComparer.Ordinal));
    }

    /// <summary>The comparison itself is seen to fail.</summary>
    [Fact]
    public void A_model_that_differs_is_noticed()
    {
        var schemas = StripeApiContract.Current.Schemas;

        Assert.NotEmpty(new ModelAgreement(schemas, sent: false).Compare(typeof(Customer), schemas.Named("invoice"), "Customer"));
        Assert.NotEmpty(new ModelAgreement(schemas, sent: true).Compare(typeof(CustomerCreateOptions), StripeApiContract.ParametersOf(Operation("POST", "/v1/tax_rates"), isPost: true), "Customer"));
    }

    private static JsonElement Operation(string method, string path) => StripeApiContract.Current.FindOperation(new(method), path)!.Value;
}
