namespace SignupWeb.Platform.Web;

/// <summary>What the pages draw with of the shop's one colour: it is made darker for text on light pages and lighter for dark ones until it can be read.</summary>
public sealed record Shades
{
    /// <summary>The colour the application brings.</summary>
    public const string Own = "#4f46e5";

    private const double Readable = 4.5;

    private static readonly Tint Black = new(0, 0, 0);
    private static readonly Tint LightPaper = new(0xf7, 0xf8, 0xfb);
    private static readonly Tint DarkPaper = new(0x0d, 0x11, 0x1a);
    private static readonly Tint DarkRaised = new(0x15, 0x1b, 0x28);
    private static readonly Tint DarkInk = new(0x0d, 0x10, 0x24);

    private Shades(string written, Tint colour)
    {
        (Written, Colour) = (written, colour);
        Dark = Towards(colour.With(Tint.White, 0.3), Tint.White, shade => Math.Min(shade.Against(DarkRaised), shade.Against(DarkInk)));
        (LightBack, DarkBack) = (colour.With(Tint.White, 0.92), colour.With(DarkPaper, 0.78));
        LightText = Towards(colour.With(Black, 0.12), Black, shade => Math.Min(shade.Against(LightBack), shade.Against(LightPaper)));
        DarkText = Towards(Dark.With(Tint.White, 0.25), Tint.White, shade => Math.Min(shade.Against(DarkBack), shade.Against(DarkRaised)));
    }

    /// <summary>What they were asked of.</summary>
    public string Written { get; }

    /// <summary>As it fills buttons on light pages, with white text on it.</summary>
    public Tint Colour { get; }

    /// <summary>As it fills them on dark pages, with dark text on it.</summary>
    public Tint Dark { get; }

    /// <summary>Dark text on <see cref="Dark"/>.</summary>
    public Tint InkOnDark => DarkInk;

    private Tint LightBack { get; }

    private Tint DarkBack { get; }

    private Tint LightText { get; }

    private Tint DarkText { get; }

    /// <summary>The shades of a colour; those of our own for one that cannot be used.</summary>
    public static Shades Of(string written) => new(written, Tint.Read(Fits(written) ? written : Own)!.Value);

    /// <summary>White text can be read on it, and it on our light pages.</summary>
    public static bool Fits(string written) => Tint.Read(written) is { } colour && colour.Against(LightPaper) >= Readable;

    /// <summary>In place of the accent of tokens.css, for both themes.</summary>
    public string ToCss() =>
        $":root{{--accent:light-dark({Colour},{Dark});--accent-strong:light-dark({LightText},{DarkText});--accent-ink:light-dark(#ffffff,{DarkInk});--accent-text:light-dark({LightText},{DarkText});"
        + $"--accent-border:light-dark({Colour.With(Tint.White, 0.68)},{Colour.With(DarkPaper, 0.5)});--accent-back:light-dark({LightBack},{DarkBack})}}\n";

    private static Tint Towards(Tint shade, Tint end, Func<Tint, double> read)
    {
        while (read(shade) < Readable && shade != end) { shade = shade.With(end, 0.08) is var next && next == shade ? end : next; }
        return shade;
    }
}
