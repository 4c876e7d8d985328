using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Customers.Providers;
using SignupWeb.Customers.Registering;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Access.Providers;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Web;
using Xunit;

namespace SignupTests.Customers;

/// <summary>Renders a form without a browser, its use cases on a real database; English, as on a page whose circuit is up.</summary>
public abstract class FormContext : BunitContext, IAsyncLifetime
{
    protected TestDatabase Db { get; private set; } = null!;

    protected NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    public async Task InitializeAsync()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = LanguageChoice.Cultures[0];
        Db = await TestDatabase.Create(services => services.AddAccess().AddCustomers(), [new("Access:PasswordIterations", "1000")]);
        Services.AddLogging().AddLocalization();
        Services.AddOptions<ShopOptions>();
        Services.AddSingleton(Db.Get<RegisterCustomer>()).AddSingleton(Db.Get<UpdateProfile>()).AddSingleton(Db.Get<CustomerProfiles>()).AddSingleton(Db.Get<SignInHandOff>()).AddSingleton(Db.Get<SignedLinks>())
            .AddSingleton(Db.Get<IdentityProviders>()).AddSingleton<ProviderWords>().AddScoped<TypedPlace>();
        JSInterop.Mode = JSRuntimeMode.Loose;
        await Prepare();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    Task IAsyncLifetime.DisposeAsync() => Db.DisposeAsync().AsTask();

    /// <summary>What the form finds: rows, and who is signed in.</summary>
    protected abstract Task Prepare();
}
