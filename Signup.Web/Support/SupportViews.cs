using SignupWeb.Kernel;

namespace SignupWeb.Support;

/// <summary>A request as the HTTP API tells of it.</summary>
/// <param name="With">Who of the staff has it; null while nobody has.</param>
public sealed record RequestView(string Reference, SupportState State, string Subject, ContractId ContractId, string Contract, string Plan, DateTimeOffset OpenedAt, DateTimeOffset UpdatedAt, DateTimeOffset? FirstAnswerDueAt, DateTimeOffset? FirstAnsweredAt, DateTimeOffset? ClosedAt, string? With)
{
    public static RequestView Of(SupportRequest r) =>
        new(r.Reference, r.State, r.Subject, r.ContractId, r.ContractNumber, r.PlanName, r.OpenedAt, r.UpdatedAt, r.FirstAnswerDueAt, r.FirstAnsweredAt, r.ClosedAt, r.OwnerName);
}

/// <summary>A page of requests, the newest first.</summary>
/// <param name="GoesOn">Whether there is a page behind this one.</param>
public sealed record RequestListView(IReadOnlyList<RequestView> Requests, int Page, bool GoesOn);

/// <param name="Url">Where it is fetched.</param>
public sealed record FileView(SupportFileId FileId, string Name, string MediaType, long Bytes, string Sha256, string Url)
{
    public static FileView Of(SupportFile f) => new(f.Id, f.Name, f.MediaType, f.Bytes, f.Sha256, $"/support/files/{f.Id}");
}

/// <param name="By">The member of staff; null for the customer.</param>
public sealed record MessageView(EntryKind Kind, string? By, string Text, DateTimeOffset At, IReadOnlyList<FileView> Files);

/// <summary>A request with everything in it that the reader may see.</summary>
public sealed record ThreadView(RequestView Request, IReadOnlyList<MessageView> Messages)
{
    public static ThreadView Of(SupportThread thread) =>
        new(RequestView.Of(thread.Request), [.. thread.Messages.Select(m => new MessageView(m.Kind, m.By, m.Text, m.At, [.. thread.Files[m.Id].Select(FileView.Of)]))]);
}
