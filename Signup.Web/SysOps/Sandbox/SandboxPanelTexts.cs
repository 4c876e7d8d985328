namespace SignupWeb.SysOps.Sandbox;

/// <summary>Marker for the translations of the sandbox's panel.</summary>
public sealed class SandboxPanelTexts;
