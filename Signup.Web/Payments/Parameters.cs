using SignupWeb.Kernel;

namespace SignupWeb.Payments;

// What calls ask for, frozen as JSON in the operation before the first try.

/// <param name="Address">Null in what was frozen before addresses were told.</param>
/// <param name="TaxId">To be handed over once the customer is made.</param>
public sealed record CustomerParameters(ClientAccountId ClientAccountId, string Email, string Name, PayerAddress? Address = null, string? TaxId = null);

public sealed record PayerAddress(string Street, string PostCode, string Town, string Country, string? Region = null)
{
    public static PayerAddress Of(Party party) => new(party.Address, party.PostCode, party.Town, party.Country, party.Region);
}

/// <summary>Who pays, as they are from now on.</summary>
/// <param name="CustomerId">cus_...</param>
public sealed record PayerParameters(string CustomerId, string Email, string Name, PayerAddress Address);

/// <param name="CustomerId">cus_...</param>
/// <param name="Kind">The payment service's name for numbers of that country, e.g. eu_vat; null when there is none any more.</param>
/// <param name="Value">As the payment service wants it written.</param>
public sealed record TaxNumberParameters(string CustomerId, string? Kind, string Value);

/// <param name="BasisPoints">Hundredths of a percent; 0 for no tax.</param>
/// <param name="IsAutomatic">The payment service works it out instead.</param>
/// <param name="WrongNumber">A VAT number that is not valid: without it the payment service charges the tax.</param>
public sealed record SubscriptionTaxParameters(string SubscriptionId, string Country, int BasisPoints, bool IsAutomatic = false, WrongTaxNumber? WrongNumber = null);

/// <param name="Id">txi_...</param>
public sealed record WrongTaxNumber(string CustomerId, string Id);

/// <param name="InvoiceId">in_...</param>
/// <param name="Number">Ours.</param>
public sealed record InvoiceNumberParameters(string InvoiceId, string Number);

/// <param name="CustomerId">cus_...</param>
public sealed record ForgetCustomerParameters(string CustomerId);

public sealed record CardPageParameters(string CustomerId, string ClientReference, SignupId SignupId, ClientAccountId ClientAccountId, string Currency, string SuccessUrl, string CancelUrl, DateTimeOffset ExpiresAt, string Locale);

public sealed record InvoiceDefaultParameters(string CustomerId, string PaymentMethodId);

public sealed record ClosePageParameters(string SessionId);

/// <summary>One of three ways to charge: what runs on, what is bought once, or the invoice that is still open from an earlier try.</summary>
/// <param name="OpenInvoiceId">Pay this one; the rest then only says what it is for.</param>
/// <param name="SubscriptionId">What that invoice is of: it renews with this card.</param>
/// <param name="Currency">Of what is bought once; null on calls that were written down before there was more than one.</param>
public sealed record ChargeParameters(
    OrderId OrderId,
    SignupId SignupId,
    PlanVersionId PlanVersionId,
    PlanKind Kind,
    string PlanName,
    string CustomerId,
    string PaymentMethodId,
    string PriceId,
    string? TaxRateId,
    string? PromotionCodeId,
    string? OpenInvoiceId,
    string? SubscriptionId = null,
    string? Currency = null,
    ChangeParameters? Change = null);

/// <summary>What runs gets another price: at once, for what is left of the period, or with the next one.</summary>
/// <param name="SubscriptionId">sub_...</param>
/// <param name="At">The second its preview was made for.</param>
/// <param name="From">Null for at once.</param>
public sealed record ChangeParameters(string SubscriptionId, DateTimeOffset At, DateTimeOffset? From, Money Total);

/// <param name="PaymentMethodId">Null is the card the subscription renews with.</param>
public sealed record OverdueParameters(string InvoiceId, string? PaymentMethodId);

public sealed record RenewalCardParameters(string SubscriptionId, string PaymentMethodId);

/// <param name="ItemId">si_..., the price it replaces.</param>
/// <param name="Net">A period's price, without tax.</param>
/// <param name="Total">What the first one comes to.</param>
/// <param name="From">End of the paid period.</param>
public sealed record CycleParameters(string SubscriptionId, string ItemId, string PriceId, BillingCycle Cycle, Money Net, Money Total, DateTimeOffset From);

/// <param name="EndsAt">Null takes a notice back.</param>
/// <param name="IsPeriodEnd">That is, or was, the end of the period that is paid.</param>
public sealed record EndingParameters(string SubscriptionId, DateTimeOffset? EndsAt, bool IsPeriodEnd, string Reference, DateTimeOffset DeclaredAt, EndReason? Reason = null);

/// <param name="SubscriptionId">sub_...</param>
public sealed record EndNowParameters(string SubscriptionId);

public sealed record WithdrawalParameters(string? InvoiceId, string? SubscriptionId);

/// <param name="SubscriptionId">To be ended with it.</param>
public sealed record RefundParameters(OrderId OrderId, string PaymentId, long AmountMinor, string Currency, string? SubscriptionId, bool EndsWithPeriod = false);

/// <param name="Interval">month or year; null for something bought once.</param>
public sealed record PriceParameters(PlanId PlanId, PlanVersionId PlanVersionId, string PlanName, string LookupKey, Money UnitAmount, string? Interval);

/// <summary>What a plan is called from now on and all it costs, to be known before the first customer asks.</summary>
public sealed record PlanParameters(PlanId PlanId, PlanVersionId PlanVersionId, int Number, string Name, IReadOnlyList<PlanPrice> Prices);

/// <summary>A promotion code to be made, with the coupon behind it.</summary>
public sealed record PromotionParameters(string Code, TakesOff TakesOff, DateTimeOffset? ExpiresAt, long? MaxRedemptions, bool FirstPurchaseOnly, Money? Minimum)
{
    /// <summary>The only one who may use it; null is everybody.</summary>
    public CustomerId? Owner { get; init; }

    /// <summary>What the coupon behind it is called there; null lets the payment service name it.</summary>
    public string? CouponId { get; init; }
}

public sealed record TaxRateParameters(string DisplayName, string? Country, int BasisPoints);

/// <param name="ItemId">si_..., the price it replaces.</param>
/// <param name="At">The second it is worked out for.</param>
public sealed record ChangePreviewParameters(string SubscriptionId, string ItemId, string PriceId, DateTimeOffset At);

public sealed record PreviewParameters(string CustomerId, string PriceId, bool Recurring, string? TaxRateId, string? PromotionCodeId, string Currency);
