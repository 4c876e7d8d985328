using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using SignupWeb.Kernel;
using SignupWeb.Platform.Mail;

namespace SignupWeb.Contracts;

/// <summary>
/// The full text of a contract as the customer reads, agrees to and prints it (R1 step 9, R5). The same offer, buyer and shop
/// give the same text on any day, so what was shown at review and what was agreed to can be compared by their hash.
/// </summary>
/// <param name="Version">Which wording it is; raised whenever <see cref="ContractWording"/> changes.</param>
/// <param name="Language">"en" or "de": that of the offer, for every word of it (decision 0016).</param>
public sealed record ContractText(int Version, string Language, string Title, IReadOnlyList<ContractSection> Sections)
{
    /// <summary>The wording in use.</summary>
    public const int CurrentVersion = 2;

    /// <summary>SHA-256 over every word, lower-case hexadecimal.</summary>
    [JsonIgnore]
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToString())));

    public static ContractText Compose(Offer offer, Party party, string seller) => new ContractWording(offer, party, seller).Write();

    /// <summary>The same words as mails and exports carry them.</summary>
    public Enclosure Enclosed() => new(Language, Title, [.. Sections.Select(s => new EnclosedSection(s.Heading, s.Paragraphs, s.Items))]);

    /// <summary>Plain text, lines ended by a line feed; also what is hashed.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Title).Append(" (").Append(Language).Append(' ').Append(Version).Append(")\n");
        foreach (var section in Sections)
        {
            text.Append('\n').Append(section.Heading).Append('\n');
            foreach (var paragraph in section.Paragraphs) { text.Append(paragraph).Append('\n'); }
            foreach (var item in section.Items) { text.Append("- ").Append(item).Append('\n'); }
        }

        return text.ToString();
    }
}
