using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Contracts.Amendments;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Platform.Data;
using SignupWeb.Signups;
using SignupWeb.Support;

namespace SignupWeb.SysOps.Operate;

/// <summary>Finds the page of what a deadline is about: a contract, its task or offered version, a support request, a sign-up, or else the customer of an order, a card or an unpaid cycle.</summary>
internal static class DeadlineSubjects
{
    public static async Task<Dictionary<Guid, string>> Links(SignupDb db, IReadOnlyList<Guid> subjects, CancellationToken cancellationToken)
    {
        var (contracts, orders, signups) = (subjects.Select(id => new ContractId(id)).ToList(), subjects.Select(id => new OrderId(id)).ToList(), subjects.Select(id => new SignupId(id)).ToList());
        var (cards, requests) = (subjects.Select(id => new PaymentProfileId(id)).ToList(), subjects.Select(id => new SupportRequestId(id)).ToList());
        var (tasks, amendments) = (subjects.Select(id => new ContractTaskId(id)).ToList(), subjects.Select(id => new AmendmentId(id)).ToList());
        Dictionary<Guid, string> links = [];
        foreach (var id in await db.Set<Contract>().Where(c => contracts.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancellationToken)) { links[id.Value] = $"/ops/contracts/{id}"; }
        foreach (var t in await db.Set<ContractTask>().Where(t => tasks.Contains(t.Id)).Select(t => new { t.Id, t.ContractId }).ToListAsync(cancellationToken)) { links[t.Id.Value] = $"/ops/contracts/{t.ContractId}"; }
        foreach (var a in await db.Set<Amendment>().Where(a => amendments.Contains(a.Id)).Select(a => new { a.Id, a.ContractId }).ToListAsync(cancellationToken)) { links[a.Id.Value] = $"/ops/contracts/{a.ContractId}"; }
        foreach (var r in await db.Set<SupportRequest>().Where(r => requests.Contains(r.Id)).Select(r => new { r.Id, r.Reference }).ToListAsync(cancellationToken)) { links[r.Id.Value] = $"/ops/support/{r.Reference}"; }
        foreach (var o in await db.Set<Order>().Where(o => orders.Contains(o.Id)).Select(o => new { o.Id, o.CustomerId }).ToListAsync(cancellationToken)) { links[o.Id.Value] = PageOf(o.CustomerId); }
        foreach (var s in await db.Set<Signup>().Where(s => signups.Contains(s.Id)).Select(s => s.Id).ToListAsync(cancellationToken)) { links[s.Value] = $"/ops/signups/{s}"; }
        foreach (var c in await db.Set<PaymentProfile>().Where(c => cards.Contains(c.Id)).Select(c => new { c.Id, c.CustomerId }).ToListAsync(cancellationToken)) { links[c.Id.Value] = PageOf(c.CustomerId); }
        foreach (var i in await db.Set<OverdueInvoice>().Where(i => subjects.Contains(i.Id)).Select(i => new { i.Id, i.CustomerId }).ToListAsync(cancellationToken)) { links[i.Id] = PageOf(i.CustomerId); }
        return links;
    }

    private static string PageOf(CustomerId customer) => $"/ops/customers/{customer}";
}
