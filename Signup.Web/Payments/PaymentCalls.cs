using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments;

/// <summary>Makes a call while its caller waits: operation written and committed, then sent, then its answer written.</summary>
public sealed class PaymentCalls(UnitOfWork unit, TimeProvider time)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <param name="planned">What is written when there is no operation of this key yet.</param>
    /// <param name="parameters">Used on the first try; later ones use what that one froze.</param>
    /// <param name="call">Gets the frozen parameters and the key.</param>
    public async Task<Answer<T>> Run<TParameters, T>(
        PaymentOperation planned,
        TParameters parameters,
        Func<TParameters, string, CancellationToken, Task<Answer<T>>> call,
        Func<T, string> resultId,
        CancellationToken cancellationToken)
        where T : class
    {
        var frozen = await unit.Run(
            async db =>
            {
                var operation = await db.Set<PaymentOperation>().SingleOrDefaultAsync(o => o.IdempotencyKey == planned.IdempotencyKey, cancellationToken);
                if (operation is null) { db.Add(operation = planned); }
                if (!operation.IsSettled) { operation.Send(JsonSerializer.Serialize(parameters, Json), time.GetUtcNow()); }
                return operation.Parameters!;
            },
            cancellationToken);

        var answer = await Call(call, JsonSerializer.Deserialize<TParameters>(frozen, Json)!, planned.IdempotencyKey, cancellationToken);
        await unit.Run(
            async db =>
            {
                var operation = await db.Set<PaymentOperation>().SingleAsync(o => o.IdempotencyKey == planned.IdempotencyKey, CancellationToken.None);
                if (!operation.IsSettled) { Record(operation, answer, answer.Value is { } value ? resultId(value) : null); }
                return operation.Id;
            },
            CancellationToken.None);
        return answer;
    }

    /// <summary>Writes down how a call ended.</summary>
    public void Record<T>(PaymentOperation operation, Answer<T> answer, string? resultId)
        where T : class
    {
        var now = time.GetUtcNow();
        switch (answer.Outcome)
        {
            case Outcome.Succeeded:
                operation.Succeed(resultId, answer.RequestId, now);
                break;
            case Outcome.Unknown:
                operation.LeaveOpen(answer.Fault, answer.RequestId, now);
                break;
            case Outcome.Declined or Outcome.AuthenticationNeeded or Outcome.Refused:
            default:
                operation.Fail($"{answer.Code}: {answer.Fault}", answer.RequestId, now);
                break;
        }
    }

    /// <summary>A caller who stops waiting leaves the outcome unknown.</summary>
    private static async Task<Answer<T>> Call<TParameters, T>(Func<TParameters, string, CancellationToken, Task<Answer<T>>> call, TParameters frozen, string key, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await call(frozen, key, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return Answer.Open<T>("The caller did not wait for the answer.");
        }
    }
}
