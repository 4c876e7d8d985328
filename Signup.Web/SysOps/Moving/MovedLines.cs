using CsvHelper.Configuration.Attributes;

namespace SignupWeb.SysOps.Moving;

/// <summary>A line of customers.csv, as it is written: empty where there is nothing. Instants are ISO 8601 in UTC.</summary>
public sealed record CustomerLine
{
    /// <summary>By this a customer is known: a second line with it, or a second import, adds nobody.</summary>
    [Name("email")] public string Email { get; init; } = string.Empty;
    [Name("first_name")] public string FirstName { get; init; } = string.Empty;
    [Name("last_name")] public string LastName { get; init; } = string.Empty;
    [Name("company")] public string Company { get; init; } = string.Empty;
    [Name("address")] public string Address { get; init; } = string.Empty;
    [Name("post_code")] public string PostCode { get; init; } = string.Empty;
    [Name("town")] public string Town { get; init; } = string.Empty;

    /// <summary>State or prefecture, where addresses have one.</summary>
    [Name("region")] public string Region { get; init; } = string.Empty;

    /// <summary>ISO 3166-1, e.g. DE.</summary>
    [Name("country")] public string Country { get; init; } = string.Empty;
    [Name("vat_number")] public string VatNumber { get; init; } = string.Empty;
    [Name("purchase_reference")] public string PurchaseReference { get; init; } = string.Empty;

    /// <summary>Of mails: en or de.</summary>
    [Name("language")] public string Language { get; init; } = string.Empty;
    [Name("registered_at")] public string RegisteredAt { get; init; } = string.Empty;

    /// <summary>Empty while nobody has proved that the address is theirs.</summary>
    [Name("verified_at")] public string VerifiedAt { get; init; } = string.Empty;
}

/// <summary>A line of contracts.csv: a contract, the subscription under it, and the card that pays. Amounts are in the currency's unit, with a point.</summary>
public sealed record ContractLine
{
    /// <summary>What the customer quotes. By this a contract is known.</summary>
    [Name("reference")] public string Reference { get; init; } = string.Empty;

    /// <summary>C-00001; empty for the next of this shop's.</summary>
    [Name("contract")] public string Contract { get; init; } = string.Empty;
    [Name("email")] public string Email { get; init; } = string.Empty;
    [Name("plan")] public string Plan { get; init; } = string.Empty;

    /// <summary>Empty for the version on sale.</summary>
    [Name("plan_version")] public string PlanVersion { get; init; } = string.Empty;

    /// <summary>monthly or yearly.</summary>
    [Name("cycle")] public string Cycle { get; init; } = string.Empty;
    [Name("currency")] public string Currency { get; init; } = string.Empty;

    /// <summary>The plan's price of one cycle.</summary>
    [Name("price")] public string Price { get; init; } = string.Empty;

    /// <summary>What a cycle comes to, and the tax in it.</summary>
    [Name("total")] public string Total { get; init; } = string.Empty;
    [Name("tax")] public string Tax { get; init; } = string.Empty;
    [Name("language")] public string Language { get; init; } = string.Empty;
    [Name("signed_at")] public string SignedAt { get; init; } = string.Empty;

    /// <summary>The period that is paid.</summary>
    [Name("paid_from")] public string PaidFrom { get; init; } = string.Empty;
    [Name("paid_until")] public string PaidUntil { get; init; } = string.Empty;

    /// <summary>When it ends, once its customer gave notice.</summary>
    [Name("ends_at")] public string EndsAt { get; init; } = string.Empty;

    /// <summary>When it ended; empty while it runs.</summary>
    [Name("ended_at")] public string EndedAt { get; init; } = string.Empty;

    /// <summary>cus_..., sub_... and pm_... at the payment service, where all of it stays.</summary>
    [Name("stripe_customer")] public string StripeCustomer { get; init; } = string.Empty;
    [Name("stripe_subscription")] public string StripeSubscription { get; init; } = string.Empty;
    [Name("stripe_card")] public string StripeCard { get; init; } = string.Empty;
    [Name("card_brand")] public string CardBrand { get; init; } = string.Empty;
    [Name("card_last_four")] public string CardLastFour { get; init; } = string.Empty;

    /// <summary>2029-12.</summary>
    [Name("card_expires")] public string CardExpires { get; init; } = string.Empty;
}
