using System.Security.Cryptography;
using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Billing;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Resources;

/// <summary>/v1/customers</summary>
internal static class Customers
{
    private static readonly string[] Plain = ["address", "balance", "business_name", "description", "email", "individual_name", "invoice_prefix", "name", "next_invoice_sequence", "phone", "preferred_locales"];

    public static void Map(RouteTable routes)
    {
        routes.Post("/v1/customers", Create);
        routes.Get("/v1/customers", call => Listing.Of(call, "customer", "/v1/customers", ["email"]));
        routes.Get("/v1/customers/{id}", Read);
        routes.Post("/v1/customers/{id}", Update);
        routes.Delete("/v1/customers/{id}", Delete);
    }

    private static JsonObject Create(Call call)
    {
        var made = Shapes.New("customer", Ids.New("cus", 14), call.Now);
        made["invoice_prefix"] = RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 8);
        Fill(call, made);
        call.Work.Put(made);
        if (call.P.Text("payment_method") is { } method)
        {
            PaymentMethods.Attach(call.Work, PaymentMethods.Named(call.Work, method), made.Need("id"));
        }

        DefaultMethod(call, made);
        call.Work.Add("customer.created", made);
        foreach (var taxId in call.P.Objects("tax_id_data")) { TaxIds.Add(call.Work, made.Need("id"), taxId); }
        return made;
    }

    /// <summary>A deleted customer can still be read, as deleted.</summary>
    private static JsonObject Read(Call call) =>
        call.Work.Find(call.Id) is { } found && found.Text("object") == "customer" ? found : throw RefusedException.NoSuch("customer", call.Id, "id");

    private static JsonObject Update(Call call)
    {
        var customer = call.Work.Get("customer", call.Id);
        var before = customer.DeepClone().AsObject();
        Fill(call, customer);
        DefaultMethod(call, customer);
        return call.Work.Update("customer.updated", customer, before);
    }

    private static JsonObject Delete(Call call)
    {
        var customer = call.Work.Get("customer", call.Id);
        foreach (var subscription in call.Work.All("subscription", ("customer", call.Id)).Where(s => s.Text("status") is not ("canceled" or "incomplete_expired")))
        {
            SubscriptionStates.Cancel(call.Work, subscription, "cancellation_requested");
        }

        foreach (var method in call.Work.All("payment_method", ("customer", call.Id)))
        {
            PaymentMethods.Release(call.Work, method);
        }

        call.Work.Emit("customer.deleted", customer);
        return call.Work.Put(new JsonObject { ["id"] = call.Id, ["object"] = "customer", ["deleted"] = true });
    }

    private static void Fill(Call call, JsonObject customer)
    {
        if (call.P.Text("email") is { } email && !Kernel.EmailAddress.TryParse(email, out _)) { throw RefusedException.Invalid($"Invalid email address: {email}", "email", "email_invalid"); }

        call.CopyTo(customer, Plain);
        if (call.P.Has("address")) { customer["address"] = Address(call.P["address"]); }
        if (call.P.Has("shipping")) { customer["shipping"] = call.P["shipping"] is { } to ? new JsonObject { ["address"] = Address(to["address"]), ["name"] = to.Text("name"), ["phone"] = to.Text("phone") } : null; }
        if (call.P.Has("tax_exempt")) { customer["tax_exempt"] = call.P.Text("tax_exempt") ?? "none"; }
        call.MergeMetadata(customer);
    }

    private static void DefaultMethod(Call call, JsonObject customer)
    {
        if (call.P["invoice_settings"] is not JsonObject settings) { return; }
        if (settings.Has("footer")) { customer["invoice_settings"]!["footer"] = settings.Text("footer"); }
        if (settings["custom_fields"] is JsonArray fields) { customer["invoice_settings"]!["custom_fields"] = fields.Copy(); }
        if (!settings.Has("default_payment_method")) { return; }

        var id = settings.Text("default_payment_method");
        if (id is not null && call.Work.Find(id).Text("customer") != customer.Text("id"))
        {
            throw RefusedException.Invalid($"The customer does not have a payment method with the ID {id}. The payment method must be attached to the customer.", "invoice_settings[default_payment_method]", "resource_missing");
        }

        customer["invoice_settings"]!["default_payment_method"] = id;
    }

    /// <summary>An address with every field, as Stripe shows it.</summary>
    private static JsonObject? Address(JsonNode? sent)
    {
        if (sent is not JsonObject given) { return null; }

        var address = new JsonObject();
        foreach (var name in new[] { "city", "country", "line1", "line2", "postal_code", "state" }) { address[name] = given.Text(name); }
        return address;
    }
}
