using System.Text.Json.Serialization;

namespace SignupWeb.Kernel;

/// <summary>A plan, whatever its version.</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct PlanId(Guid Value) : IId<PlanId>
{
    public static PlanId From(Guid value) => new(value);
    public static PlanId New() => new(Guid.CreateVersion7());
    public static PlanId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));
    public static bool TryParse(string? s, IFormatProvider? provider, out PlanId result) => Ids.TryParse(s, provider, out result);
    public override string ToString() => Value.ToString();
}

/// <summary>One sold version of a plan; never changes.</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct PlanVersionId(Guid Value) : IId<PlanVersionId>
{
    public static PlanVersionId From(Guid value) => new(value);
    public static PlanVersionId New() => new(Guid.CreateVersion7());
    public static PlanVersionId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));
    public static bool TryParse(string? s, IFormatProvider? provider, out PlanVersionId result) => Ids.TryParse(s, provider, out result);
    public override string ToString() => Value.ToString();
}

/// <summary>One customer's way from plan to accepted contract (R1).</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct SignupId(Guid Value) : IId<SignupId>
{
    public static bool operator <(SignupId one, SignupId other) => one.Value < other.Value;
    public static bool operator >(SignupId one, SignupId other) => one.Value > other.Value;
    public static SignupId From(Guid value) => new(value);
    public static SignupId New() => new(Guid.CreateVersion7());
    public static SignupId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));
    public static bool TryParse(string? s, IFormatProvider? provider, out SignupId result) => Ids.TryParse(s, provider, out result);
    public override string ToString() => Value.ToString();
}

/// <summary>The account a purchase belongs to (R1 clientAccountId).</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct ClientAccountId(Guid Value) : IId<ClientAccountId>
{
    public static ClientAccountId From(Guid value) => new(value);
    public static ClientAccountId New() => new(Guid.CreateVersion7());
    public static ClientAccountId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));
    public static bool TryParse(string? s, IFormatProvider? provider, out ClientAccountId result) => Ids.TryParse(s, provider, out result);
    public override string ToString() => Value.ToString();
}

/// <summary>A person with a login; the same value as the login's id (R4).</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct CustomerId(Guid Value) : IId<CustomerId>
{
    public static CustomerId From(Guid value) => new(value);
    public static CustomerId New() => new(Guid.CreateVersion7());
    public static CustomerId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));
    public static bool TryParse(string? s, IFormatProvider? provider, out CustomerId result) => Ids.TryParse(s, provider, out result);
    public override string ToString() => Value.ToString();
}

/// <summary>One sign-in of one person.</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct SessionId(Guid Value) : IId<SessionId>
{
    public static SessionId From(Guid value) => new(value);
    public static SessionId New() => new(Guid.CreateVersion7());
    public static SessionId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));
    public static bool TryParse(string? s, IFormatProvider? provider, out SessionId result) => Ids.TryParse(s, provider, out result);
    public override string ToString() => Value.ToString();
}

/// <summary>A card on file at the payment service (R1).</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct PaymentProfileId(Guid Value) : IId<PaymentProfileId>
{
    public static PaymentProfileId From(Guid value) => new(value);
    public static PaymentProfileId New() => new(Guid.CreateVersion7());
    public static PaymentProfileId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));
    public static bool TryParse(string? s, IFormatProvider? provider, out PaymentProfileId result) => Ids.TryParse(s, provider, out result);
    public override string ToString() => Value.ToString();
}

/// <summary>A frozen price.</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct QuoteId(Guid Value) : IId<QuoteId>
{
    public static QuoteId From(Guid value) => new(value);
    public static QuoteId New() => new(Guid.CreateVersion7());
    public static QuoteId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));
    public static bool TryParse(string? s, IFormatProvider? provider, out QuoteId result) => Ids.TryParse(s, provider, out result);
    public override string ToString() => Value.ToString();
}

/// <summary>An order (R3).</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct OrderId(Guid Value) : IId<OrderId>
{
    public static OrderId From(Guid value) => new(value);
    public static OrderId New() => new(Guid.CreateVersion7());
    public static OrderId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));
    public static bool TryParse(string? s, IFormatProvider? provider, out OrderId result) => Ids.TryParse(s, provider, out result);
    public override string ToString() => Value.ToString();
}

/// <summary>The confirmed fact that quoted money moved (R2).</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct PurchaseId(Guid Value) : IId<PurchaseId>
{
    public static PurchaseId From(Guid value) => new(value);
    public static PurchaseId New() => new(Guid.CreateVersion7());
    public static PurchaseId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));
    public static bool TryParse(string? s, IFormatProvider? provider, out PurchaseId result) => Ids.TryParse(s, provider, out result);
    public override string ToString() => Value.ToString();
}

/// <summary>What runs on after an accepted order (R2).</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct SubscriptionId(Guid Value) : IId<SubscriptionId>
{
    public static SubscriptionId From(Guid value) => new(value);
    public static SubscriptionId New() => new(Guid.CreateVersion7());
    public static SubscriptionId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));
    public static bool TryParse(string? s, IFormatProvider? provider, out SubscriptionId result) => Ids.TryParse(s, provider, out result);
    public override string ToString() => Value.ToString();
}

/// <summary>Our record of an invoice (R5).</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct InvoiceId(Guid Value) : IId<InvoiceId>
{
    public static InvoiceId From(Guid value) => new(value);
    public static InvoiceId New() => new(Guid.CreateVersion7());
    public static InvoiceId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));
    public static bool TryParse(string? s, IFormatProvider? provider, out InvoiceId result) => Ids.TryParse(s, provider, out result);
    public override string ToString() => Value.ToString();
}

/// <summary>A credit note: what of an invoice was paid back (R5).</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct CreditNoteId(Guid Value) : IId<CreditNoteId>
{
    public static CreditNoteId From(Guid value) => new(value);
    public static CreditNoteId New() => new(Guid.CreateVersion7());
    public static CreditNoteId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));
    public static bool TryParse(string? s, IFormatProvider? provider, out CreditNoteId result) => Ids.TryParse(s, provider, out result);
    public override string ToString() => Value.ToString();
}

/// <summary>A contract made from an accepted order (R1, R5).</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct ContractId(Guid Value) : IId<ContractId>
{
    public static ContractId From(Guid value) => new(value);
    public static ContractId New() => new(Guid.CreateVersion7());
    public static ContractId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));
    public static bool TryParse(string? s, IFormatProvider? provider, out ContractId result) => Ids.TryParse(s, provider, out result);
    public override string ToString() => Value.ToString();
}

/// <summary>The thank-you page built from a contract (R1).</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct ThankYouPageId(Guid Value) : IId<ThankYouPageId>
{
    public static ThankYouPageId From(Guid value) => new(value);
    public static ThankYouPageId New() => new(Guid.CreateVersion7());
    public static ThankYouPageId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));
    public static bool TryParse(string? s, IFormatProvider? provider, out ThankYouPageId result) => Ids.TryParse(s, provider, out result);
    public override string ToString() => Value.ToString();
}

/// <summary>A provisioned download (R3).</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct DownloadId(Guid Value) : IId<DownloadId>
{
    public static DownloadId From(Guid value) => new(value);
    public static DownloadId New() => new(Guid.CreateVersion7());
    public static DownloadId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));
    public static bool TryParse(string? s, IFormatProvider? provider, out DownloadId result) => Ids.TryParse(s, provider, out result);
    public override string ToString() => Value.ToString();
}

/// <summary>One acceptance criterion of one contract (R5).</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct CriterionId(Guid Value) : IId<CriterionId>
{
    public static CriterionId From(Guid value) => new(value);
    public static CriterionId New() => new(Guid.CreateVersion7());
    public static CriterionId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));
    public static bool TryParse(string? s, IFormatProvider? provider, out CriterionId result) => Ids.TryParse(s, provider, out result);
    public override string ToString() => Value.ToString();
}

/// <summary>A customer's support request (R5).</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct SupportRequestId(Guid Value) : IId<SupportRequestId>
{
    public static SupportRequestId From(Guid value) => new(value);
    public static SupportRequestId New() => new(Guid.CreateVersion7());
    public static SupportRequestId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));
    public static bool TryParse(string? s, IFormatProvider? provider, out SupportRequestId result) => Ids.TryParse(s, provider, out result);
    public override string ToString() => Value.ToString();
}

/// <summary>A file that came with a message of a support request.</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct SupportFileId(Guid Value) : IId<SupportFileId>
{
    public static SupportFileId From(Guid value) => new(value);
    public static SupportFileId New() => new(Guid.CreateVersion7());
    public static SupportFileId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));
    public static bool TryParse(string? s, IFormatProvider? provider, out SupportFileId result) => Ids.TryParse(s, provider, out result);
    public override string ToString() => Value.ToString();
}

/// <summary>One open thing someone must look at (R5).</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct RiskId(Guid Value) : IId<RiskId>
{
    public static bool operator <(RiskId one, RiskId other) => one.Value < other.Value;
    public static bool operator >(RiskId one, RiskId other) => one.Value > other.Value;
    public static RiskId From(Guid value) => new(value);
    public static RiskId New() => new(Guid.CreateVersion7());
    public static RiskId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));
    public static bool TryParse(string? s, IFormatProvider? provider, out RiskId result) => Ids.TryParse(s, provider, out result);
    public override string ToString() => Value.ToString();
}

/// <summary>A manager's acknowledgement (R5).</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct AcknowledgementId(Guid Value) : IId<AcknowledgementId>
{
    public static AcknowledgementId From(Guid value) => new(value);
    public static AcknowledgementId New() => new(Guid.CreateVersion7());
    public static AcknowledgementId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));
    public static bool TryParse(string? s, IFormatProvider? provider, out AcknowledgementId result) => Ids.TryParse(s, provider, out result);
    public override string ToString() => Value.ToString();
}

/// <summary>One change asked of the payment service, written before the call.</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct PaymentOperationId(Guid Value) : IId<PaymentOperationId>
{
    public static PaymentOperationId From(Guid value) => new(value);
    public static PaymentOperationId New() => new(Guid.CreateVersion7());
    public static PaymentOperationId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));
    public static bool TryParse(string? s, IFormatProvider? provider, out PaymentOperationId result) => Ids.TryParse(s, provider, out result);
    public override string ToString() => Value.ToString();
}
