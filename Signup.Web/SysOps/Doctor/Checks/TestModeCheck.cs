using Microsoft.Extensions.Options;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.Doctor.Checks;

/// <summary>In test mode no real money moves. Without a mail server customers elsewhere get no mail; the mails are shown to testers alone.</summary>
public sealed class TestModeCheck(IOptions<ShopOptions> shop, IMailer mailer, PublicAddress address) : ICheck
{
    public string Name => "Test mode";

    public Task<Finding> Look(CancellationToken cancellationToken) => Task.FromResult(Judge(shop.Value.TestMode, mailer is FileMailbox, new(address.Base)));

    /// <summary>What these facts mean.</summary>
    public static Finding Judge(bool test, bool mailsAreShown, Uri address) => (test, mailsAreShown, address.IsLoopback) switch
    {
        (false, _, _) => Finding.Ok("It is off: real money moves."),
        (true, true, false) => Finding.Warning("It is on at {0}, and no mail reaches anybody: /dev/mail shows them on this machine, and to whoever opens the address printed at the start.", "Set a mail server (Mail:Smtp:Host) if others are to try the shop.", address.Host),
        (true, false, false) => Finding.Warning("It is on at {0}: no real money can move, and anybody can buy with a test card.", "Set Payments:Stripe:ApiKey when you begin to sell.", address.Host),
        _ => Finding.Ok("It is on, and links lead to this machine alone. No real money can move."),
    };
}
