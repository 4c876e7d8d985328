using Microsoft.AspNetCore.Components;
using SignupWeb.Kernel;
using SignupWeb.Platform.Links;
namespace SignupWeb.Customers { public sealed class RegisterForm : ComponentBase { [Parameter] public HandOff? HandOff {get;set;} }  public sealed class ProfileForm : ComponentBase { [Parameter] public HandOff? HandOff {get;set;} [Parameter] public CustomerId CustomerId {get;set;} [Parameter] public string? Country {get;set;} } }
