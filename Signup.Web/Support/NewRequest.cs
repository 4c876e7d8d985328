using SignupWeb.Kernel;

namespace SignupWeb.Support;

/// <summary>A request as it is opened: whose, under which contract, about what.</summary>
/// <param name="Promise">How soon the contract says that it is answered; null when it does not say.</param>
public sealed record NewRequest(CustomerId CustomerId, ContractId ContractId, string ContractNumber, string PlanName, SupportPromise? Promise, string Subject, string Text, Guid FormId);
