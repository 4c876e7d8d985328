using SignupTests.Support;
using SignupTests.SysOps.Books;
using SignupWeb.Contracts;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.Renewals;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Mail;
using SignupWeb.Signups;

namespace SignupTests.SysOps.People;

/// <summary>Miriam Vogt of Harbor Logistics, who has everything a customer can have, and somebody who has nothing.</summary>
internal sealed record KnownCustomer(Customer Customer, SoldOrder Sold, Contract Contract, Signup Signup)
{
    public CustomerId Id => Customer.Id;

    public static KnownCustomer Plant(SignupDb db, string email, int number, DateTimeOffset now)
    {
        var (customer, login) = Registered(db, email, "Miriam", "Vogt", now.AddDays(-70));
        customer.Verify(now.AddDays(-69));
        customer.Update(new("Miriam", "Vogt", "Harbor Logistics GmbH", "Am Sandtorkai 41", "20457", "Hamburg", "DE", "DE294776378", "PO-7781", PreferredInbox.Account), "help@northwind.example");
        var sold = SoldOrders.Plant(db, number, now.AddDays(-10), "Harbor Logistics GmbH", customer.Id);
        sold.Order.Accept(PurchaseId.New(), now.AddDays(-10));
        var contract = db.Set<Contract>().Local.Single(c => c.OrderId == sold.Id);
        contract.Activate(now.AddDays(-9));
        var signup = Signup.Start(FlowOwner.ExistingBusiness, Sample.Team(), "DE", now.AddDays(-1));
        signup.Attach(customer.Id);
        var tax = TaxNumber.Of($"cus_{number}", sold.Order.ClientAccountId);
        tax.Replace("DE", "DE294776378");
        tax.Found(TaxNumberState.Verified);
        var unpaid = sold.Unpaid(now.AddDays(-4));
        db.AddRange(signup, tax, unpaid, Deadline.At(TryOverdueAgain.Kind, unpaid.Id, now.AddDays(3)));
        db.Add(new PaymentProfile { Id = sold.Order.PaymentProfileId, ClientAccountId = sold.Order.ClientAccountId, CustomerId = customer.Id, StripeCustomerId = $"cus_{number}", PaymentMethodId = $"pm_{number}", BrandName = "Visa", LastFour = "4242", ExpiryMonth = 12, ExpiryYear = 2029, AddedAt = now.AddDays(-11) });
        db.Add(Session.Start(login, SessionKind.Cookie, null, new("192.0.2.7", "192.0.2.0/24", "Firefox on Windows"), strong: true, new(), now.AddHours(-1)));
        db.Add(MailMessage.To(customer.Email, "receipt", new Letter("Northwind Support", "Your receipt", "Your receipt"), now.AddDays(-10), customer.Id));
        return new(customer, sold, contract, signup);
    }

    public static Customer PlantNobody(SignupDb db, string email, DateTimeOffset now) => Registered(db, email, null, null, now).Customer;

    private static (Customer Customer, Login Login) Registered(SignupDb db, string email, string? first, string? last, DateTimeOffset at)
    {
        var login = Logins.Make(EmailAddress.Parse(email), Role.Customer, email, null);
        var customer = Customer.Register(new(login.Id), EmailAddress.Parse(email), new(email, null) { FirstName = first, LastName = last, Marketing = first is not null }, at);
        db.AddRange(login, customer);
        db.Add(Verification.Of(customer.Id, at));
        return (customer, login);
    }
}
