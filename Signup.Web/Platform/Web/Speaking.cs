using System.Globalization;

namespace SignupWeb.Platform.Web;

/// <summary>Runs text-making code in the reader's language where no request brings one: mails, handlers, deadlines.</summary>
public static class Speaking
{
    public static T In<T>(string culture, Func<T> say)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
