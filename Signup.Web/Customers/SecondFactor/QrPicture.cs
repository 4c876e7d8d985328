using System.Collections;
using System.Globalization;
using System.Text;
using QRCoder;

namespace SignupWeb.Customers.SecondFactor;

/// <summary>A QR code as one SVG path: a picture without a file and without styles, which the page's policy would refuse.</summary>
/// <param name="Size">Modules per side, including the quiet zone of four.</param>
/// <param name="Path">The dark modules.</param>
public sealed record QrPicture(int Size, string Path)
{
    public static QrPicture Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < data.ModuleMatrix.Count; y++) { Draw(data.ModuleMatrix[y], y, path); }
        return new(data.ModuleMatrix.Count, path.ToString());
    }

    /// <summary>Dark modules side by side become one bar.</summary>
    private static void Draw(BitArray row, int y, StringBuilder path)
    {
        for (var x = 0; x < row.Length; x++)
        {
            var from = x;
            while (x < row.Length && row[x]) { x++; }
            if (x > from) { path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1H{from}z"); }
        }
    }
}
