using Microsoft.Playwright;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Mail;
using Xunit;

namespace SignupTests.Customers;

/// <summary>The real application, with quick password hashes, and a Chromium for those who want one.</summary>
public sealed class CustomersHost : IAsyncLifetime
{
    public const string Password = "kran-elbe-mittwoch";

    private int addresses;

    public AppHost App { get; private set; } = null!;

    public Browser Browser { get; } = new();

    public string NewAddress() => $"mara{Interlocked.Increment(ref addresses)}@hafenlicht.example";

    public async Task<(string Email, CustomerId Id)> Registered()
    {
        var email = NewAddress();
        var made = await App.Get<RegisterCustomer>().Run(new Registration(email, Password) { FirstName = "Mara", LastName = "Lindqvist" }, Origin.Unknown);
        return (email, made.Value.CustomerId);
    }

    /// <summary>Path and query of the link in the newest mail of its kind to this address.</summary>
    public async Task<string> LinkIn(string kind, string email)
    {
        var mail = (await App.All<MailMessage>()).Where(m => m.Kind == kind && m.Recipient == email).MaxBy(m => m.WrittenAt)!;
        return new Uri(mail.Text.Split('\n').Single(line => line.StartsWith("http", StringComparison.Ordinal) && line.Contains("token=", StringComparison.Ordinal))).PathAndQuery;
    }

    public async Task<IPage> Open(string path, int width = 1280, string locale = "en-IE")
    {
        var page = await Browser.Visit(width, locale: locale);
        await page.GotoAsync(App.Url + path);
        return page;
    }

    public async Task InitializeAsync()
    {
        App = new AppHost(settings: [new("Access:PasswordIterations", "1000")]);
        await Browser.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        await App.DisposeAsync();
    }
}
