using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Contracts;
using SignupWeb.Contracts.Ending;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments.Refunds;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.Account.Ending;

/// <summary>
/// A customer withdraws from a contract: by signing in, or by the link that reached their address. It ends, and the money goes back by the money rules. Refusals: UNAUTHORIZED, CONTRACT_NOT_FOUND (also
/// somebody else's), INVALID_TOKEN, LINK_EXPIRED, and those of <see cref="WithdrawalRight"/>. Again is a no-op.
/// </summary>
public sealed class WithdrawFromContract(UnitOfWork unit, WithdrawalLink links, IOptions<ShopOptions> shop, TimeProvider time)
{
    public Task<Result<Contract>> Run(ContractId id, Actor actor, CancellationToken cancellationToken = default) =>
        Declare(id, contract => actor.IsSignedIn ? actor.NeedsToBe(contract.CustomerId, EndContract.NotFound) : Actor.Unauthorized, null, cancellationToken);

    /// <param name="token">Of the link.</param>
    public async Task<Result<Contract>> Run(string token, CancellationToken cancellationToken = default) =>
        links.Read(token).Refused(out var refusal, out var link) ? refusal : await Declare(link.Contract, _ => null, link.AskedAt, cancellationToken);

    private Task<Result<Contract>> Declare(ContractId id, Func<Contract, Refusal?> mayNot, DateTimeOffset? askedAt, CancellationToken cancellationToken) => unit.Run<Result<Contract>>(
        async db =>
        {
            if (await db.Set<Contract>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } contract) { return EndContract.NotFound; }
            if (mayNot(contract) is { } no) { return no; }
            var now = time.GetUtcNow();
            var inTime = askedAt ?? now;
            var money = await WithdrawalMoney.Of(db, contract.OrderId, WithdrawalRight.Used(contract, inTime), cancellationToken);
            var declared = new Withdrawal(OrderReference.Of("W", now), now, money.Back, money.Kept);
            return DeclareWithdrawal.Into(db, contract, declared, inTime, shop.Value.Zone) is { } refused ? refused : contract;
        },
        cancellationToken);
}
