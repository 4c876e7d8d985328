using SignupWeb.Account;
using SignupWeb.Contracts;
using SignupWeb.Customers;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Backups;
using SignupWeb.Platform.Bus;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Hosting;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Settings;
using SignupWeb.Platform.Watching;
using SignupWeb.Platform.Web;
using SignupWeb.Provisioning;
using SignupWeb.Relations;
using SignupWeb.Shell;
using SignupWeb.Signups;
using SignupWeb.Subscriptions;
using SignupWeb.Support;
using SignupWeb.SysOps;

var line = CommandLine.Read(args);
if (line.Answer is { } answered) { return answered; }

var builder = WebApplication.CreateBuilder(line.Settings);
line.Verb?.Prepare(builder.Configuration);
builder.AddSecretFiles();
builder.AddSavedSettings();
builder.ListenWhereTold();
builder.StartServerFirst();
builder.WebHost.UseStaticWebAssets();
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxRequestBodySize = WebWiring.MaxBodyBytes;
});

builder.Services.AddSingleton(line.Demo);
builder.Services
    .AddWeb().AddWatching(builder.Configuration).AddData(builder.Configuration).AddBackups().AddOutbox().AddDeadlines().AddLinks().AddMail().AddAccess().AddAuditing().AddBus()
    .AddPlans().AddCustomers().AddPayments(builder.Configuration).AddOrders().AddSubscriptions().AddContracts().AddProvisioning().AddRelations().AddSupport()
    .AddSignups().AddAccount().AddSysOps().AddShell();

if (line.Verb is not null) { builder.Logging.ClearProviders(); }
var app = builder.Build();
if (line.Verb is { } verb) { return await verb.Run(line.Words!, app.Services); }
return await app.RunOrExplain(() =>
{
    app.UseWeb();
    app.MapHealth();
    app.MapRobots();
    app.MapShopLook();
    app.MapMail();
    app.MapOpenApi();
    app.MapPlans();
    app.MapCustomers();
    app.MapPayments();
    app.MapOrders();
    app.MapSubscriptions();
    app.MapContracts();
    app.MapProvisioning();
    app.MapRelations();
    app.MapSupport();
    app.MapSignups();
    app.MapAccount();
    app.MapSysOps();
    app.MapShell();
});

public partial class Program;
