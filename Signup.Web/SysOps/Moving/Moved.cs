using SignupWeb.Kernel;

namespace SignupWeb.SysOps.Moving;

/// <summary>What is to be brought in: each line with its place in the file it came from.</summary>
internal sealed record ShopLines(IReadOnlyList<MovedFiles.Numbered<CustomerLine>> Customers, IReadOnlyList<MovedFiles.Numbered<ContractLine>> Contracts)
{
    public static readonly Refusal NoFiles = Refusal.NotFound("FILES_MISSING", "There is neither customers.csv nor contracts.csv in {0}.");

    /// <summary>Those of a folder. Refusals: FILES_MISSING, FILE_UNREADABLE.</summary>
    public static Result<(ShopLines Lines, IReadOnlyList<RefusedLine> Refused)> In(string folder)
    {
        if (!File.Exists(Path.Combine(folder, MovedFiles.Customers)) && !File.Exists(Path.Combine(folder, MovedFiles.Contracts))) { return NoFiles with { Arguments = [folder] }; }
        if (MovedFiles.Read<CustomerLine>(folder, MovedFiles.Customers).Refused(out var refusal, out var customers)) { return refusal; }
        if (MovedFiles.Read<ContractLine>(folder, MovedFiles.Contracts).Refused(out refusal, out var contracts)) { return refusal; }
        return (new ShopLines(customers, contracts), []);
    }
}

/// <summary>A line that was not brought in, and why.</summary>
/// <param name="What">By what a person finds it: the address, or the reference.</param>
public sealed record RefusedLine(string File, int Line, string What, Refusal Why);

/// <summary>What came of an import.</summary>
/// <param name="There">Lines of which the shop has everything already.</param>
public sealed record Moved(int Customers, int Contracts, int There, IReadOnlyList<RefusedLine> Refused);
