using SignupWeb.Support;

namespace SignupWeb.Account.Export;

/// <summary>What the customer asked and was answered, as it is exported; notes are the staff's own.</summary>
internal static class ExportedSupport
{
    public static object Request(SupportRequest request, IEnumerable<SupportMessage> messages, ILookup<Guid, SupportFile> files) => new
    {
        request.Reference,
        Contract = request.ContractNumber,
        request.PlanName,
        request.Subject,
        request.State,
        request.OpenedAt,
        request.FirstAnswerDueAt,
        request.FirstAnsweredAt,
        request.ClosedAt,
        Messages = messages.Select(m => new { m.Kind, m.By, m.Text, m.At, Files = files[m.Id].Select(f => new { f.Name, f.MediaType, f.Bytes, f.Sha256, Path = PathOf(request, f) }) }),
    };

    /// <summary>Where in the ZIP a file is: two may have one name.</summary>
    public static string PathOf(SupportRequest request, SupportFile file) => $"support/{request.Reference}/{file.Id.Value.ToString("N")[^6..]}-{file.Name}";
}
