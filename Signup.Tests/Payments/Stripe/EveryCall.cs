using SignupWeb.Payments.Stripe;
using Checkout = SignupWeb.Payments.Stripe.Checkout;

namespace SignupTests.Payments.Stripe;

/// <summary>Every call of every service once, with every parameter this product may send.</summary>
internal static class EveryCall
{
    private static readonly DateTimeOffset At = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateRangeOptions Range = new() { Gt = At, Gte = At, Lt = At, Lte = At };
    private static readonly AddressOptions Address = new() { City = "Ulm", Country = "DE", Line1 = "Münsterplatz 1", Line2 = "2. Stock", PostalCode = "89073", State = "BW" };
    private static readonly AutomaticTaxOptions AutomaticTax = new() { Enabled = true };
    private static readonly SubscriptionCancellationDetailsOptions Leaving = new() { Comment = "Thank you", Feedback = "too_expensive" };
    private static readonly SubscriptionItemOptions NewItem = new() { Metadata = Marks(), Price = "price_1", Quantity = 3, TaxRates = ["txr_1"] };
    private static readonly SubscriptionItemOptions OldItem = new() { Deleted = true, Id = "si_1" };

    public static readonly IReadOnlyDictionary<string, Func<StripeHarness, Task>> Calls = new Dictionary<string, Func<StripeHarness, Task>>(StringComparer.Ordinal)
    {
        ["CustomerService.CreateAsync"] = s => s.Get<CustomerService>().CreateAsync(new()
        {
            Address = Address, Description = "Account 1", Email = "ada@example.com", InvoiceSettings = new() { DefaultPaymentMethod = "pm_1", Footer = "Thank you" }, Metadata = Marks(), Name = "Ada Lovelace",
            PaymentMethod = "pm_1", Phone = "+49 731 1", PreferredLocales = ["de", "en"], TaxExempt = "reverse", TaxIdData = [new() { Type = "eu_vat", Value = "DE123456789" }], Expand = ["tax_ids"],
        }),
        ["CustomerService.GetAsync"] = s => s.Get<CustomerService>().GetAsync("cus_1", new() { Expand = ["tax_ids"] }),
        ["CustomerService.UpdateAsync"] = s => s.Get<CustomerService>().UpdateAsync("cus_1", new()
        {
            Address = Unset.It, Description = "Account 1", Email = "ada@example.com", InvoiceSettings = new() { DefaultPaymentMethod = "pm_1" }, Metadata = new(StringComparer.Ordinal) { ["gone"] = string.Empty },
            Name = "Ada Lovelace", Phone = "+49 731 1", PreferredLocales = ["de"], TaxExempt = "none",
        }),
        ["CustomerService.DeleteAsync"] = s => s.Get<CustomerService>().DeleteAsync("cus_1"),
        ["CustomerService.ListAsync"] = s => s.Get<CustomerService>().ListAsync(new() { Created = Range, Email = "ada@example.com", Limit = 100, StartingAfter = "cus_1", EndingBefore = "cus_2" }),
        ["CustomerService.ListAutoPagingAsync"] = s => All(s.Get<CustomerService>().ListAutoPagingAsync(new() { Email = "ada@example.com" })),

        ["CustomerTaxIdService.CreateAsync"] = s => s.Get<CustomerTaxIdService>().CreateAsync("cus_1", new() { Type = "eu_vat", Value = "DE123456789" }),
        ["CustomerTaxIdService.GetAsync"] = s => s.Get<CustomerTaxIdService>().GetAsync("cus_1", "txi_1"),
        ["CustomerTaxIdService.DeleteAsync"] = s => s.Get<CustomerTaxIdService>().DeleteAsync("cus_1", "txi_1"),

        ["WebhookEndpointService.CreateAsync"] = s => s.Get<WebhookEndpointService>().CreateAsync(new() { ApiVersion = StripeClient.ApiVersion, EnabledEvents = ["invoice.paid"], Url = "https://shop.example/webhooks/stripe" }),
        ["WebhookEndpointService.ListAutoPagingAsync"] = s => All(s.Get<WebhookEndpointService>().ListAutoPagingAsync()),

        ["ProductService.CreateAsync"] = s => s.Get<ProductService>().CreateAsync(new()
        {
            Active = true, Description = "Answers within a day", Id = "plan_gold", Metadata = Marks(), Name = "Gold", StatementDescriptor = "GOLD", TaxCode = "txcd_10103001", UnitLabel = "seat", Url = "https://example.com",
        }),
        ["ProductService.GetAsync"] = s => s.Get<ProductService>().GetAsync("prod_1"),
        ["ProductService.UpdateAsync"] = s => s.Get<ProductService>().UpdateAsync("prod_1", new()
        {
            Active = false, DefaultPrice = "price_1", Description = "Answers", Metadata = Marks(), Name = "Gold", StatementDescriptor = "GOLD", TaxCode = "txcd_10103001", UnitLabel = "seat", Url = "https://example.com",
        }),
        ["ProductService.ListAsync"] = s => s.Get<ProductService>().ListAsync(new() { Active = true, Created = Range, Ids = ["prod_1"] }),
        ["ProductService.ListAutoPagingAsync"] = s => All(s.Get<ProductService>().ListAutoPagingAsync()),

        ["PriceService.CreateAsync"] = s => s.Get<PriceService>().CreateAsync(new()
        {
            Active = true, Currency = "eur", LookupKey = "gold-monthly", Metadata = Marks(), Nickname = "Gold monthly", Product = "prod_1", Recurring = new() { Interval = "month", IntervalCount = 1 },
            TaxBehavior = "exclusive", TransferLookupKey = true, UnitAmount = 14900,
        }),
        ["PriceService.GetAsync"] = s => s.Get<PriceService>().GetAsync("price_1"),
        ["PriceService.UpdateAsync"] = s => s.Get<PriceService>().UpdateAsync("price_1", new() { Active = false, LookupKey = "gold-old", Metadata = Marks(), Nickname = "Old", TransferLookupKey = false }),
        ["PriceService.ListAsync"] = s => s.Get<PriceService>().ListAsync(new() { Active = true, Created = Range, Currency = "eur", LookupKeys = ["gold-monthly"], Product = "prod_1", Type = "recurring" }),
        ["PriceService.ListAutoPagingAsync"] = s => All(s.Get<PriceService>().ListAutoPagingAsync()),

        ["TaxRateService.CreateAsync"] = s => s.Get<TaxRateService>().CreateAsync(new()
        {
            Active = true, Country = "DE", Description = "Germany 2026", DisplayName = "VAT", Inclusive = false, Jurisdiction = "DE", Metadata = Marks(), Percentage = 19.5m, TaxType = "vat",
        }),
        ["TaxRateService.GetAsync"] = s => s.Get<TaxRateService>().GetAsync("txr_1"),
        ["TaxRateService.UpdateAsync"] = s => s.Get<TaxRateService>().UpdateAsync("txr_1", new() { Active = false, Country = "DE", Description = "Old", DisplayName = "VAT", Jurisdiction = "DE", Metadata = Marks(), TaxType = "vat" }),
        ["TaxRateService.ListAsync"] = s => s.Get<TaxRateService>().ListAsync(new() { Active = true, Created = Range, Inclusive = false }),
        ["TaxRateService.ListAutoPagingAsync"] = s => All(s.Get<TaxRateService>().ListAutoPagingAsync()),

        ["CouponService.CreateAsync"] = s => s.Get<CouponService>().CreateAsync(new()
        {
            AmountOff = 500, Currency = "eur", Duration = "repeating", DurationInMonths = 3, Metadata = Marks(), Name = "HELLO", PercentOff = 12.5m,
        }),

        ["PromotionCodeService.CreateAsync"] = s => s.Get<PromotionCodeService>().CreateAsync(new()
        {
            Active = true, Code = "HELLO", Customer = "cus_1", ExpiresAt = At, MaxRedemptions = 1, Metadata = Marks(), Promotion = new() { Coupon = "welcome" },
            Restrictions = new() { FirstTimeTransaction = true, MinimumAmount = 100, MinimumAmountCurrency = "eur" },
        }),
        ["PromotionCodeService.GetAsync"] = s => s.Get<PromotionCodeService>().GetAsync("promo_1"),
        ["PromotionCodeService.UpdateAsync"] = s => s.Get<PromotionCodeService>().UpdateAsync("promo_1", new() { Active = false, Metadata = Marks() }),
        ["PromotionCodeService.ListAsync"] = s => s.Get<PromotionCodeService>().ListAsync(new() { Active = true, Code = "HELLO", Coupon = "welcome", Created = Range, Customer = "cus_1" }),
        ["PromotionCodeService.ListAutoPagingAsync"] = s => All(s.Get<PromotionCodeService>().ListAutoPagingAsync()),

        ["Checkout.SessionService.CreateAsync"] = s => s.Get<Checkout.SessionService>().CreateAsync(new()
        {
            AllowedPaymentMethodTypes = ["card"], BillingAddressCollection = "auto", CancelUrl = "https://example.com/back", ClientReferenceId = "signup-1", Currency = "eur", Customer = "cus_1", ExpiresAt = At, Locale = "de",
            Metadata = Marks(), Mode = "setup", SetupIntentData = new() { Description = "Card on file", Metadata = Marks() }, SuccessUrl = "https://example.com/done?s={CHECKOUT_SESSION_ID}", UiMode = "hosted_page",
        }),
        ["Checkout.SessionService.GetAsync"] = s => s.Get<Checkout.SessionService>().GetAsync("cs_test_1", new() { Expand = ["setup_intent.payment_method"] }),
        ["Checkout.SessionService.ExpireAsync"] = s => s.Get<Checkout.SessionService>().ExpireAsync("cs_test_1"),
        ["Checkout.SessionService.ListAsync"] = s => s.Get<Checkout.SessionService>().ListAsync(new() { Created = Range, Customer = "cus_1", Status = "open" }),
        ["Checkout.SessionService.ListAutoPagingAsync"] = s => All(s.Get<Checkout.SessionService>().ListAutoPagingAsync()),

        ["SetupIntentService.GetAsync"] = s => s.Get<SetupIntentService>().GetAsync("seti_1", new() { Expand = ["payment_method"] }),
        ["SetupIntentService.CancelAsync"] = s => s.Get<SetupIntentService>().CancelAsync("seti_1"),
        ["SetupIntentService.ListAsync"] = s => s.Get<SetupIntentService>().ListAsync(new() { Created = Range, Customer = "cus_1", PaymentMethod = "pm_1" }),
        ["SetupIntentService.ListAutoPagingAsync"] = s => All(s.Get<SetupIntentService>().ListAutoPagingAsync()),

        ["SubscriptionService.CreateAsync"] = s => s.Get<SubscriptionService>().CreateAsync(new()
        {
            AutomaticTax = AutomaticTax, BillingCycleAnchor = At, CancelAtPeriodEnd = false, CollectionMethod = "charge_automatically", Currency = "eur", Customer = "cus_1", DefaultPaymentMethod = "pm_1",
            DefaultTaxRates = ["txr_1"], Description = "Gold", Discounts = [new() { PromotionCode = "promo_1" }], Items = [NewItem], Metadata = Marks(), OffSession = true, PaymentBehavior = "allow_incomplete",
            PaymentSettings = new() { SaveDefaultPaymentMethod = "on_subscription" }, ProrationBehavior = "none", Expand = ["latest_invoice.payments"],
        }),
        ["SubscriptionService.GetAsync"] = s => s.Get<SubscriptionService>().GetAsync("sub_1", new() { Expand = ["latest_invoice"] }),
        ["SubscriptionService.UpdateAsync"] = s => s.Get<SubscriptionService>().UpdateAsync("sub_1", new()
        {
            AutomaticTax = AutomaticTax, BillingCycleAnchor = new() { Type = "now" }, CancelAt = Unset.It, CancelAtPeriodEnd = true, CancellationDetails = Leaving, DefaultPaymentMethod = "pm_1",
            DefaultTaxRates = new List<string> { "txr_1" }, Description = "Gold", Discounts = Unset.It, Items = [OldItem, NewItem], Metadata = Marks(), OffSession = true, PaymentBehavior = "error_if_incomplete",
            ProrationBehavior = "always_invoice", ProrationDate = At, TrialEnd = At,
        }),
        ["SubscriptionService.CancelAsync"] = s => s.Get<SubscriptionService>().CancelAsync("sub_1", new() { CancellationDetails = Leaving, InvoiceNow = true, Prorate = true }),
        ["SubscriptionService.ListAsync"] = s => s.Get<SubscriptionService>().ListAsync(new() { Created = Range, Customer = "cus_1", Price = "price_1", Status = "all" }),
        ["SubscriptionService.ListAutoPagingAsync"] = s => All(s.Get<SubscriptionService>().ListAutoPagingAsync()),

        ["InvoiceService.CreateAsync"] = s => s.Get<InvoiceService>().CreateAsync(new()
        {
            AutoAdvance = false, AutomaticTax = AutomaticTax, CollectionMethod = "charge_automatically", Currency = "eur", Customer = "cus_1", DefaultPaymentMethod = "pm_1", DefaultTaxRates = ["txr_1"],
            Description = "Download", Discounts = [new() { Coupon = "welcome" }], Footer = "Thank you", Metadata = Marks(), PendingInvoiceItemsBehavior = "exclude", Subscription = "sub_1",
        }),
        ["InvoiceService.CreatePreviewAsync"] = s => s.Get<InvoiceService>().CreatePreviewAsync(new()
        {
            AutomaticTax = AutomaticTax, Currency = "eur", Customer = "cus_1", Discounts = [new() { PromotionCode = "promo_1" }], PreviewMode = "next", Subscription = "sub_1",
            CustomerDetails = new() { Address = Address, TaxExempt = "none", TaxIds = [new() { Type = "eu_vat", Value = "DE123456789" }] },
            InvoiceItems = [new() { Amount = 100, Currency = "eur", Description = "Set-up", Discountable = false, Metadata = Marks(), Price = "price_2", Quantity = 1, TaxRates = ["txr_1"] }],
            SubscriptionDetails = new()
            {
                BillingCycleAnchor = new() { Timestamp = At, Type = "timestamp" }, CancelAt = At, CancelAtPeriodEnd = false, CancelNow = false, DefaultTaxRates = ["txr_1"], Items = [NewItem, OldItem],
                ProrationBehavior = "always_invoice", ProrationDate = At, StartDate = At,
            },
        }),
        ["InvoiceService.GetAsync"] = s => s.Get<InvoiceService>().GetAsync("in_1", new() { Expand = ["payments.data.payment.payment_intent"] }),
        ["InvoiceService.UpdateAsync"] = s => s.Get<InvoiceService>().UpdateAsync("in_1", new() { Description = "INV-2026-00001", Metadata = Marks() }),
        ["InvoiceService.FinalizeInvoiceAsync"] = s => s.Get<InvoiceService>().FinalizeInvoiceAsync("in_1", new() { AutoAdvance = false }),
        ["InvoiceService.PayAsync"] = s => s.Get<InvoiceService>().PayAsync("in_1", new() { OffSession = true, PaidOutOfBand = false, PaymentMethod = "pm_1" }),
        ["InvoiceService.VoidInvoiceAsync"] = s => s.Get<InvoiceService>().VoidInvoiceAsync("in_1"),
        ["InvoiceService.ListAsync"] = s => s.Get<InvoiceService>().ListAsync(new() { CollectionMethod = "charge_automatically", Created = Range, Customer = "cus_1", Status = "open", Subscription = "sub_1" }),
        ["InvoiceService.ListAutoPagingAsync"] = s => All(s.Get<InvoiceService>().ListAutoPagingAsync()),

        ["InvoiceItemService.CreateAsync"] = s => s.Get<InvoiceItemService>().CreateAsync(new()
        {
            Amount = 2900, Currency = "eur", Customer = "cus_1", Description = "Handbook", Discountable = true, Discounts = [new() { Coupon = "welcome" }], Invoice = "in_1", Metadata = Marks(),
            Period = new() { Start = At, End = At }, Pricing = new() { Price = "price_1" }, Quantity = 1, TaxRates = ["txr_1"],
        }),
        ["InvoiceItemService.DeleteAsync"] = s => s.Get<InvoiceItemService>().DeleteAsync("ii_1"),
        ["InvoiceItemService.ListAsync"] = s => s.Get<InvoiceItemService>().ListAsync(new() { Created = Range, Customer = "cus_1", Invoice = "in_1", Pending = false }),
        ["InvoiceItemService.ListAutoPagingAsync"] = s => All(s.Get<InvoiceItemService>().ListAutoPagingAsync()),

        ["InvoicePaymentService.GetAsync"] = s => s.Get<InvoicePaymentService>().GetAsync("inpay_1"),
        ["InvoicePaymentService.ListAsync"] = s => s.Get<InvoicePaymentService>().ListAsync(new() { Created = Range, Invoice = "in_1", Payment = new() { PaymentIntent = "pi_1" }, Status = "paid" }),
        ["InvoicePaymentService.ListAutoPagingAsync"] = s => All(s.Get<InvoicePaymentService>().ListAutoPagingAsync()),

        ["PaymentIntentService.GetAsync"] = s => s.Get<PaymentIntentService>().GetAsync("pi_1", new() { Expand = ["latest_charge"] }),
        ["RefundService.CreateAsync"] = s => s.Get<RefundService>().CreateAsync(new() { Amount = 100, Charge = "ch_1", Metadata = Marks(), PaymentIntent = "pi_1", Reason = "requested_by_customer" }),
        ["RefundService.GetAsync"] = s => s.Get<RefundService>().GetAsync("re_1"),
        ["RefundService.ListAsync"] = s => s.Get<RefundService>().ListAsync(new() { Charge = "ch_1", Created = Range, PaymentIntent = "pi_1" }),
        ["RefundService.ListAutoPagingAsync"] = s => All(s.Get<RefundService>().ListAutoPagingAsync()),

        ["CreditNoteService.CreateAsync"] = s => s.Get<CreditNoteService>().CreateAsync(new()
        {
            Amount = 100, CreditAmount = 0, EmailType = "none", Invoice = "in_1", Memo = "Sorry", Metadata = Marks(), OutOfBandAmount = 0, Reason = "order_change", RefundAmount = 100,
            Lines = [new() { Amount = 100, Description = "Part", InvoiceLineItem = "il_1", Quantity = 1, TaxRates = ["txr_1"], Type = "invoice_line_item", UnitAmount = 100 }],
            Refunds = [new() { AmountRefunded = 100, Refund = "re_1" }],
        }),
        ["CreditNoteService.GetAsync"] = s => s.Get<CreditNoteService>().GetAsync("cn_1"),
        ["CreditNoteService.VoidCreditNoteAsync"] = s => s.Get<CreditNoteService>().VoidCreditNoteAsync("cn_1"),
        ["CreditNoteService.ListAsync"] = s => s.Get<CreditNoteService>().ListAsync(new() { Created = Range, Customer = "cus_1", Invoice = "in_1" }),
        ["CreditNoteService.ListAutoPagingAsync"] = s => All(s.Get<CreditNoteService>().ListAutoPagingAsync()),

        ["DisputeService.GetAsync"] = s => s.Get<DisputeService>().GetAsync("dp_1"),
        ["DisputeService.ListAsync"] = s => s.Get<DisputeService>().ListAsync(new() { Charge = "ch_1", Created = Range, PaymentIntent = "pi_1" }),
        ["DisputeService.ListAutoPagingAsync"] = s => All(s.Get<DisputeService>().ListAutoPagingAsync()),

        ["EventService.GetAsync"] = s => s.Get<EventService>().GetAsync("evt_1"),
        ["EventService.ListAsync"] = s => s.Get<EventService>().ListAsync(new() { Created = Range, Type = "invoice.paid", Types = ["invoice.paid", "refund.created"] }),
        ["EventService.ListAutoPagingAsync"] = s => All(s.Get<EventService>().ListAutoPagingAsync(new() { Created = new() { Gte = At } })),
    };

    private static Dictionary<string, string> Marks() => new(StringComparer.Ordinal) { ["signup"] = "0197" };

    private static async Task All<T>(IAsyncEnumerable<T> items)
    {
        await foreach (var item in items) { _ = item; }
    }
}
