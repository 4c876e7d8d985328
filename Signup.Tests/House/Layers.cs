namespace SignupTests.House;

/// <summary>
/// Who may know whom: Kernel, Events, Platform, then the slices that never know each other, then the coordinator,
/// then those that read anyone, then the frame that shows it all.
/// </summary>
public static class Layers
{
    public static readonly string[] Siblings = ["Plans", "Customers", "Payments", "Orders", "Subscriptions", "Contracts", "Provisioning", "Relations", "Support"];

    private static readonly string[] Ground = ["Kernel", "Events", "Platform"];

    public static readonly IReadOnlyDictionary<string, string[]> MayKnow = Build();

    /// <summary>The folder directly below the root.</summary>
    public static string TopOf(string place) => place.Split('.')[0];

    /// <summary>
    /// Pages name the frame they stand in by type, and that is all they know of it: a layout is the one thing of Shell
    /// that may be mentioned from below.
    /// </summary>
    public static bool IsFrame(Mention mention) => mention.IsIn("Shell") && (mention.Type.EndsWith("Layout", StringComparison.Ordinal) || mention.Type.EndsWith("StandalonePage", StringComparison.Ordinal));

    private static Dictionary<string, string[]> Build()
    {
        var layers = new Dictionary<string, string[]>(StringComparer.Ordinal) { ["Kernel"] = [], ["Events"] = ["Kernel"], ["Platform"] = ["Kernel", "Events"] };
        foreach (var sibling in Siblings) { layers[sibling] = Ground; }
        layers["Signups"] = [.. Ground, .. Siblings];
        layers["Account"] = layers["SysOps"] = [.. Ground, .. Siblings, "Signups"];
        layers["Shell"] = layers["Program"] = [.. layers.Keys, "Shell"];
        return layers;
    }
}
