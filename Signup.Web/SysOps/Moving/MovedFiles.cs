using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using CsvHelper.TypeConversion;
using SignupWeb.Kernel;

namespace SignupWeb.SysOps.Moving;

/// <summary>The two files customers and contracts are moved in: comma-separated, UTF-8, a header first.</summary>
internal static class MovedFiles
{
    public const string Customers = "customers.csv";

    public const string Contracts = "contracts.csv";

    public static readonly Refusal Unreadable = Refusal.Invalid("FILE_UNREADABLE", "{0}, line {1}: {2}");

    /// <summary>A line with its number in the file, the header being the first.</summary>
    public sealed record Numbered<T>(int Line, T Value);

    /// <summary>A file that is not there has no lines. Columns that are not there are empty. Refusal: FILE_UNREADABLE.</summary>
    public static Result<IReadOnlyList<Numbered<T>>> Read<T>(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path)) { return Array.Empty<Numbered<T>>(); }
        using var file = new StreamReader(path, Encoding.UTF8);
        using var csv = new CsvReader(file, new CsvConfiguration(CultureInfo.InvariantCulture) { HeaderValidated = null, MissingFieldFound = null, TrimOptions = TrimOptions.Trim });
        csv.Context.TypeConverterCache.AddConverter<string>(new Defused());
        List<Numbered<T>> lines = [];
        try
        {
            if (!csv.Read()) { return lines; }
            csv.ReadHeader();
            while (csv.Read()) { lines.Add(new(csv.Context.Parser!.Row, csv.GetRecord<T>())); }
        }
        catch (CsvHelperException e)
        {
            return Unreadable with { Arguments = [name, csv.Context.Parser!.Row, e.Message.Split('\n')[0].TrimEnd('\r', '.')] };
        }

        return lines;
    }

    /// <summary>Under a name of its own until it is whole.</summary>
    public static async Task Write<T>(string folder, string name, IAsyncEnumerable<T> lines, Action written, CancellationToken cancellationToken)
    {
        await using var file = new StreamWriter(Path.Combine(folder, name + ".part"), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await using var csv = new CsvWriter(file, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" });
        csv.Context.TypeConverterCache.AddConverter<string>(new Defused());
        csv.WriteHeader<T>();
        await csv.NextRecordAsync();
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            csv.WriteRecord(line);
            await csv.NextRecordAsync();
            written();
        }
    }

    private sealed class Defused : DefaultTypeConverter
    {
        public override string? ConvertToString(object? value, IWriterRow row, MemberMapData memberMapData) => CsvCell.Defused((string?)value);

        public override object ConvertFromString(string? text, IReaderRow row, MemberMapData memberMapData) => CsvCell.Typed(text);
    }
}
