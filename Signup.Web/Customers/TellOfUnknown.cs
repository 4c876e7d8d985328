using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Customers;

/// <summary>
/// R5, customer unknown to SysOps: somebody asked for a customer we do not have, by an id or by a whole address, on a page or over the API. Each is told once; an id is a red risk of its own,
/// as only a wrong link leads there. Addresses are mistyped every day: however many, they are one yellow risk.
/// </summary>
public sealed class TellOfUnknown(UnitOfWork unit)
{
    public const string RiskKind = "customer-unknown";

    /// <summary>More are not remembered: then one may be told again.</summary>
    private const int Remembered = 10_000;

    private readonly ConcurrentDictionary<Guid, bool> told = new();

    /// <param name="by">Who asked.</param>
    public Task Run(CustomerId id, string by, CancellationToken cancellationToken = default) =>
        Tell(id.Value, new(RiskKind, "red", id.Value, $"{by} asked for customer {id}, and there is no such customer: {Customer.NotFound.Code}. Find out where the link came from."), cancellationToken);

    /// <param name="address">The risk names no more of it than its first letter and its domain: nobody here has it.</param>
    /// <param name="by">Who asked.</param>
    public Task Run(EmailAddress address, string by, CancellationToken cancellationToken = default) =>
        Tell(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(address.Normalized)).AsSpan(0, 16)), new(RiskKind, "yellow", Guid.Empty, $"{by} looked for a customer with the address {Short(address.Value)}, and there is none: {Customer.NotFound.Code}. Whoever wrote from there may have an account with another address."), cancellationToken);

    private async Task Tell(Guid asked, RiskFound found, CancellationToken cancellationToken)
    {
        if (told.Count >= Remembered) { told.Clear(); }
        if (!told.TryAdd(asked, value: true)) { return; }
        await unit.Run(
            async db =>
            {
                var id = new CustomerId(found.SubjectId);
                // one whose data was deleted was a customer: that link came from us
                if (await db.Set<Customer>().AnyAsync(c => c.Id == id, cancellationToken)) { return Done.It; }
                db.Announce(found);
                return Done.It;
            },
            cancellationToken);
    }

    private static string Short(string address) => address[..1] + "…" + address[address.LastIndexOf('@')..];
}
