using SignupWeb.Customers;
using SignupWeb.Kernel;

namespace SignupWeb.SysOps.Moving;

/// <summary>A customer's line that fits.</summary>
internal sealed record CheckedCustomer(EmailAddress Email, Profile Profile, string Culture, DateTimeOffset? RegisteredAt, DateTimeOffset? VerifiedAt);

/// <summary>Whether a line tells of somebody who could have registered here. Refusals: EMAIL_INVALID, INSTANT_INVALID, and those of the profile, one of all that is wrong.</summary>
internal static class CheckCustomer
{
    public static Result<CheckedCustomer> Run(CustomerLine line)
    {
        if (!EmailAddress.TryParse(line.Email, out var email)) { return Customer.EmailInvalid; }
        if (ProfileRules.Apply(Profile.Empty, ProfileOf(line), complete: false).Refused(out var refusal, out var profile)) { return refusal; }
        if (Cells.Instant(line.RegisteredAt, "registered_at").Refused(out refusal, out var registered)) { return refusal; }
        if (Cells.Instant(line.VerifiedAt, "verified_at").Refused(out refusal, out var verified)) { return refusal; }
        return new CheckedCustomer(email, profile, Cells.CultureOf(line.Language), registered, verified);
    }

    private static ProfileChange ProfileOf(CustomerLine line) => new()
    {
        FirstName = line.FirstName,
        LastName = line.LastName,
        Company = line.Company,
        Address = line.Address,
        PostCode = line.PostCode,
        Town = line.Town,
        Region = line.Region,
        Country = line.Country,
        TaxId = line.VatNumber,
        PurchaseReference = line.PurchaseReference,
    };
}
