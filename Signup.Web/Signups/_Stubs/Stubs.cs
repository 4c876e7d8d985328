using Microsoft.AspNetCore.Components;
using SignupWeb.Kernel;
using SignupWeb.Platform.Links;
namespace SignupWeb.Customers { public sealed class RegisterForm : ComponentBase { [Parameter] public HandOff? HandOff {get;set;} }  public sealed class ProfileForm : ComponentBase { [Parameter] public HandOff? HandOff {get;set;} [Parameter] public CustomerId CustomerId {get;set;} [Parameter] public string? Country {get;set;} } }
namespace SignupWeb.Subscriptions { public sealed class Invoice { public OrderId OrderId {get;set;} public string Number {get;set;}=""; public Money Total {get;set;} } public sealed class InvoiceView : ComponentBase { [Parameter] public Invoice? Invoice {get;set;} } }
namespace SignupWeb.Provisioning { public sealed class Download { public OrderId OrderId {get;set;} public DateTimeOffset? ReadyAt {get;set;} public string FileName {get;set;}=""; public long Bytes {get;set;} } public static class DownloadLinks { public static string Of(SignedLinks l, Download d) => ""; } }
