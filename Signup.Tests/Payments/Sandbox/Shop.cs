namespace SignupTests.Payments.Sandbox;

/// <summary>The usual things a test starts from.</summary>
internal static class Shop
{
    public static async Task<string> Customer(this SandboxApi api, string? card = "pm_card_visa")
    {
        var customer = (await api.Made("/v1/customers", ("email", "mara@hafenlicht.example"), ("name", "Mara Lindqvist"))).Id!;
        if (card is not null) { await api.Card(customer, card); }
        return customer;
    }

    /// <summary>Saves a test card and makes it the customer's default.</summary>
    public static async Task<string> Card(this SandboxApi api, string customer, string card)
    {
        var method = (await api.Made($"/v1/payment_methods/{card}/attach", ("customer", customer))).Id!;
        await api.Made($"/v1/customers/{customer}", ("invoice_settings[default_payment_method]", method));
        return method;
    }

    public static async Task<string> Price(this SandboxApi api, long amount = 14900, string? interval = "month")
    {
        var product = (await api.Made("/v1/products", ("name", "Team"))).Id!;
        (string, string)[] recurring = interval is null ? [] : [("recurring[interval]", interval)];
        return (await api.Made("/v1/prices", [("product", product), ("currency", "eur"), ("unit_amount", amount.ToString(System.Globalization.CultureInfo.InvariantCulture)), .. recurring])).Id!;
    }

    public static async Task<string> TaxRate(this SandboxApi api, string percentage, bool inclusive = false) =>
        (await api.Made("/v1/tax_rates", ("display_name", "VAT"), ("percentage", percentage), ("inclusive", inclusive ? "true" : "false"))).Id!;

    public static Task<Answer> Subscribe(this SandboxApi api, string customer, string price, params (string, string)[] more) =>
        api.Post("/v1/subscriptions", [("customer", customer), ("items[0][price]", price), ("off_session", "true"), ("expand[]", "latest_invoice"), .. more]);

    public static Task<Answer> Session(this SandboxApi api, string? customer = null, params (string, string)[] more)
    {
        (string, string)[] owner = customer is null ? [] : [("customer", customer)];
        return api.Made("/v1/checkout/sessions", [("mode", "setup"), ("ui_mode", "hosted_page"), ("currency", "eur"), ("success_url", "https://shop.example/done?session={CHECKOUT_SESSION_ID}"), ("cancel_url", "https://shop.example/back"), .. owner, .. more]);
    }
}
