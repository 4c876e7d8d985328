using SignupWeb.Kernel;

namespace SignupWeb.Payments.Sandbox;

/// <summary>How the endpoints for outside checks say no.</summary>
internal static class TestAnswer
{
    public static IResult No(Refusal refusal) =>
        Results.Json(new { error = new { code = refusal.Code, message = refusal.Message, param = refusal.Field } }, statusCode: (int)refusal.Kind);
}
