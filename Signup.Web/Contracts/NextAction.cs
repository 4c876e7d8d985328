namespace SignupWeb.Contracts;

/// <summary>What is done next about a yellow or red contract (R5: the manager initiates the next action).</summary>
public enum NextAction
{
    CallCustomer,
    AssignEngineer,
    AmendContract,
    Escalate,
    AcceptRisk,
    Terminate,
}
