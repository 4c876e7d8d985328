using Microsoft.Extensions.Options;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Hosting;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Mail;

/// <summary>Says at the start that no real money moves, and how somebody elsewhere sees what is there for trying out.</summary>
public sealed class TestModeConsole(Testers testers, IOptions<ShopOptions> shop, PublicAddress address, Screen screen) : SaysAtStart
{
    public override Task StartedAsync(CancellationToken cancellationToken) => shop.Value.TestMode
        ? screen.Say(cancellationToken, $"Test mode: no real money moves. Mails and test pages are shown to this machine alone; from elsewhere open {address.Of(testers.WayIn)}")
        : Task.CompletedTask;
}
