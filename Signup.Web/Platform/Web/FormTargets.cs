namespace SignupWeb.Platform.Web;

/// <summary>Whose pages our forms may lead to, beside our own: browsers follow no redirect of a form elsewhere.</summary>
public sealed class FormTargets
{
    /// <summary>E.g. https://pages.example.com.</summary>
    public IList<string> Origins { get; } = [];
}
