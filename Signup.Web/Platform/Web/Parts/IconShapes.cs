namespace SignupWeb.Platform.Web.Parts;

/// <summary>The line drawings behind <see cref="Icon"/>, all on a square of 24.</summary>
internal static class IconShapes
{
    private static readonly Dictionary<string, string> Shapes = new(StringComparer.Ordinal)
    {
        ["alert"] = "<path d=\"M8 3h8l5 5v8l-5 5H8l-5-5V8z\"/><path d=\"M12 7.5v5.3M12 16.4h.01\"/>",
        ["back"] = "<path d=\"M14.4 5.4 7.8 12l6.6 6.6\"/>",
        ["backup"] = "<ellipse cx=\"12\" cy=\"6\" rx=\"7.5\" ry=\"2.8\"/><path d=\"M4.5 6v12c0 1.55 3.36 2.8 7.5 2.8s7.5-1.25 7.5-2.8V6M4.5 12c0 1.55 3.36 2.8 7.5 2.8s7.5-1.25 7.5-2.8\"/>",
        ["bell"] = "<path d=\"M5.5 17.5c1.5-1.7 1.5-3.5 1.5-6a5 5 0 0 1 10 0c0 2.5 0 4.3 1.5 6zM10 20.5h4\"/>",
        ["board"] = "<rect x=\"4\" y=\"4\" width=\"4.5\" height=\"16\" rx=\"1\"/><rect x=\"10\" y=\"4\" width=\"4.5\" height=\"11\" rx=\"1\"/><rect x=\"16\" y=\"4\" width=\"4.5\" height=\"7\" rx=\"1\"/>",
        ["box"] = "<path d=\"m12 3.5 8 4.3v8.4l-8 4.3-8-4.3V7.8zM4 7.8l8 4.4 8-4.4M12 12.2v8.3\"/>",
        ["calendar"] = "<rect x=\"3.5\" y=\"5\" width=\"17\" height=\"15.5\" rx=\"2\"/><path d=\"M3.5 10h17M8 3v4M16 3v4\"/>",
        ["card"] = "<rect x=\"3\" y=\"5.5\" width=\"18\" height=\"13\" rx=\"2\"/><path d=\"M3 10h18M6.5 15h3.5\"/>",
        ["circle-green"] = "<circle cx=\"12\" cy=\"12\" r=\"9\"/><path d=\"m7.9 12.4 2.9 2.9 5.4-6\"/>",
        ["circle-grey"] = "<circle cx=\"12\" cy=\"12\" r=\"8.5\" stroke-width=\"2.2\" stroke-dasharray=\"3.4 2.9\"/>",
        ["clock"] = "<circle cx=\"12\" cy=\"12\" r=\"8.8\"/><path d=\"M12 7v5.2l3.3 2.1\"/>",
        ["copy"] = "<rect x=\"8.5\" y=\"8.5\" width=\"12\" height=\"12\" rx=\"2\"/><path d=\"M15.5 8.5v-3a2 2 0 0 0-2-2h-8a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2h3\"/>",
        ["dots"] = "<path d=\"M5.5 12h.01M12 12h.01M18.5 12h.01\" stroke-width=\"3\"/>",
        ["down"] = "<path d=\"m5.5 9 6.5 6.5L18.5 9\"/>",
        ["download"] = "<path d=\"M12 4v11m-4.5-4 4.5 4.5L16.5 11M4.5 20h15\"/>",
        ["eye"] = "<path d=\"M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z\"/><circle cx=\"12\" cy=\"12\" r=\"3\"/>",
        ["file"] = "<path d=\"M6 3.5h8L18.5 8v12.5H6zM13.5 3.5V8.5h5M9 13h6.5M9 16.5h6.5\"/>",
        ["flag"] = "<path d=\"M6 21V4m0 1c4-2.5 7.5 2 12 0v8.5c-4.5 2-8-2.5-12 0\"/>",
        ["home"] = "<path d=\"m3.5 11.5 8.5-7.5 8.5 7.5M6 10v10h12V10\"/>",
        ["info"] = "<circle cx=\"12\" cy=\"12\" r=\"8.8\"/><path d=\"M12 11v5.2M12 7.8h.01\"/>",
        ["key"] = "<circle cx=\"8\" cy=\"15.5\" r=\"4\"/><path d=\"m11 12.5 8.5-8.5M16 7.5l2.5 2.5\"/>",
        ["link"] = "<path d=\"M10 14a4.2 4.2 0 0 0 6 0l3.2-3.2a4.2 4.2 0 0 0-6-6L12 6M14 10a4.2 4.2 0 0 0-6 0l-3.2 3.2a4.2 4.2 0 0 0 6 6L12 18\"/>",
        ["list"] = "<path d=\"M8.5 6h12M8.5 12h12M8.5 18h12M4 6h.01M4 12h.01M4 18h.01\"/>",
        ["lock"] = "<rect x=\"5\" y=\"10.5\" width=\"14\" height=\"10\" rx=\"2\"/><path d=\"M8.2 10.5V7.3a3.8 3.8 0 0 1 7.6 0v3.2\"/>",
        ["mail"] = "<rect x=\"3\" y=\"5\" width=\"18\" height=\"14\" rx=\"2\"/><path d=\"m3.5 7 8.5 6 8.5-6\"/>",
        ["menu"] = "<path d=\"M4 7h16M4 12h16M4 17h16\"/>",
        ["minus"] = "<path d=\"M5 12h14\"/>",
        ["moon"] = "<path d=\"M19.5 14.5A8 8 0 1 1 9.5 4.5a6.5 6.5 0 0 0 10 10z\"/>",
        ["octagon-red"] = "<path d=\"M8 3h8l5 5v8l-5 5H8l-5-5V8z\"/><path d=\"M12 7.5v5.3M12 16.4h.01\"/>",
        ["outbox"] = "<path d=\"M3.5 13.5 6 5h12l2.5 8.5V19h-17zM3.5 13.5H8l1.5 2.5h5l1.5-2.5h4.5\"/>",
        ["overview"] = "<path d=\"M4 20V10m5 10V4m5 16v-7m5 7V8\"/>",
        ["pencil"] = "<path d=\"m4.5 19.5 1-4L16 5l3 3L8.5 18.5z\"/>",
        ["person"] = "<circle cx=\"12\" cy=\"8\" r=\"4\"/><path d=\"M4.5 20.5c.6-4.3 3.4-6.5 7.5-6.5s6.9 2.2 7.5 6.5\"/>",
        ["phone"] = "<path d=\"M5 4h4l1.7 4.5-2.2 1.7a12 12 0 0 0 5.3 5.3l1.7-2.2L20 15v4a1.5 1.5 0 0 1-1.6 1.5C10.5 20 4 13.5 3.5 5.6A1.5 1.5 0 0 1 5 4z\"/>",
        ["plug"] = "<path d=\"M9 3.5V8m6-4.5V8M6.5 8h11v3.5a5.5 5.5 0 0 1-11 0zM12 17v4\"/>",
        ["plus"] = "<path d=\"M12 5v14M5 12h14\"/>",
        ["print"] = "<path d=\"M7 9V4h10v5M7 17H4.5V9.5h15V17H17\"/><path d=\"M7 14h10v6.5H7z\"/>",
        ["pulse"] = "<path d=\"M3 12.5h4l2.5-7 5 13 2.5-6h4\"/>",
        ["receipt"] = "<path d=\"M5.5 3.5v17l2.2-1.5 2.15 1.5L12 19l2.15 1.5L16.3 19l2.2 1.5v-17z\"/><path d=\"M9 8h6M9 12h6\"/>",
        ["retry"] = "<path d=\"M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.4M20 4v5.4h-5.4\"/>",
        ["right"] = "<path d=\"m9 5.5 6.5 6.5L9 18.5\"/>",
        ["route"] = "<circle cx=\"6\" cy=\"18.5\" r=\"2.5\"/><circle cx=\"18\" cy=\"5.5\" r=\"2.5\"/><path d=\"M8.5 18.5H16a3.25 3.25 0 0 0 0-6.5H8a3.25 3.25 0 0 1 0-6.5h7.5\"/>",
        ["scale"] = "<path d=\"M12 4v16M7.5 20h9M5 6.5h14M5 6.5 2.5 13a2.7 2.7 0 0 0 5 0zM19 6.5 16.5 13a2.7 2.7 0 0 0 5 0z\"/>",
        ["search"] = "<circle cx=\"10.5\" cy=\"10.5\" r=\"6.5\"/><path d=\"m15.5 15.5 5 5\"/>",
        ["sign-out"] = "<path d=\"M10 4.5H5.5v15H10M15 8l4.5 4-4.5 4M19 12H9.5\"/>",
        ["skip"] = "<path d=\"m5 6 7.5 6L5 18zM18.5 6v12\"/>",
        ["sliders"] = "<path d=\"M4 7h9m4 0h3M4 17h3m4 0h9\"/><circle cx=\"15\" cy=\"7\" r=\"2\"/><circle cx=\"9\" cy=\"17\" r=\"2\"/>",
        ["stop"] = "<circle cx=\"12\" cy=\"12\" r=\"8.5\"/><path d=\"m6 6 12 12\"/>",
        ["support"] = "<path d=\"M4 5h16v11.5h-8.5L7 20.5v-4H4zM8 9.2h8M8 12.5h5\"/>",
        ["table"] = "<rect x=\"3.5\" y=\"4.5\" width=\"17\" height=\"15\" rx=\"2\"/><path d=\"M3.5 9.5h17M3.5 14.5h17M9.5 9.5v10\"/>",
        ["tag"] = "<path d=\"M3.5 11V4.5a1 1 0 0 1 1-1H11l9.5 9.5-7.5 7.5z\"/><circle cx=\"8\" cy=\"8\" r=\"1.3\"/>",
        ["tick"] = "<path d=\"m5.4 12.6 4.3 4.3 8.9-9.8\" stroke-width=\"2.5\"/>",
        ["trash"] = "<path d=\"M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 13h9l1-13\"/>",
        ["triangle-yellow"] = "<path d=\"M12 3.4 21.6 20H2.4z\"/><path d=\"M12 9.6v4.6M12 16.9h.01\"/>",
        ["undo"] = "<path d=\"M8.5 4.5 4 9l4.5 4.5M4.5 9H14a5.5 5.5 0 0 1 0 11H9\"/>",
        ["up"] = "<path d=\"m5.5 15 6.5-6.5 6.5 6.5\"/>",
        ["users"] = "<circle cx=\"9\" cy=\"8.5\" r=\"3.5\"/><path d=\"M2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6M16 5.3a3.5 3.5 0 0 1 0 6.4M18 14.5c2 .8 3.2 2.6 3.5 5.5\"/>",
        ["webhook"] = "<path d=\"M9 7.5 4.5 12 9 16.5M15 7.5l4.5 4.5-4.5 4.5\"/>",
        ["wrench"] = "<path d=\"M14 6.8a4.3 4.3 0 0 1 5.3-2.3L16.5 7.3l.6 2.1 2.1.6 2.5-2.5a4.3 4.3 0 0 1-5.9 5L8.3 20a2.1 2.1 0 0 1-3.2-.1 2.1 2.1 0 0 1 .1-3L13 9.6\"/>",
        ["x"] = "<path d=\"m6 6 12 12M18 6 6 18\"/>",
    };

    internal static IReadOnlyCollection<string> Names => Shapes.Keys;

    internal static string Of(string name)
        => Shapes.GetValueOrDefault(name) ?? throw new ArgumentException($"There is no icon named '{name}'.", nameof(name));
}
