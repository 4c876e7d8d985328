using SignupWeb.Payments;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.Doctor.Checks;

/// <summary>Where links in mails and at the payment service lead.</summary>
public sealed class PublicAddressCheck(PublicAddress address, StripeConnection connection) : ICheck
{
    public string Name => "Public address";

    public Task<Finding> Look(CancellationToken cancellationToken) => Task.FromResult(Judge(new(address.Base), connection.IsLive));

    /// <summary>What these facts mean.</summary>
    public static Finding Judge(Uri address, bool live) => address switch
    {
        { IsLoopback: true } when live => Finding.Fault("Links in mails lead to {0}, which nobody else can open.", "Set Public:BaseUrl to the address customers use.", address.GetLeftPart(UriPartial.Authority)),
        { Scheme: not "https" } when live => Finding.Fault("Links in mails lead to {0}, without encryption.", "Set Public:BaseUrl to an address that begins with https://.", address.GetLeftPart(UriPartial.Authority)),
        _ => Finding.Ok("Links in mails lead to {0}.", address.GetLeftPart(UriPartial.Authority)),
    };
}
