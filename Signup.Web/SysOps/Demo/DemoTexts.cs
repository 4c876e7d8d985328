namespace SignupWeb.SysOps.Demo;

/// <summary>Marks the words about demo data; their German is in DemoTexts.de.resx.</summary>
public sealed class DemoTexts;
