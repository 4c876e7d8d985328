using Bunit;
using Microsoft.AspNetCore.Http;
using SignupWeb.Shell;
using Xunit;

namespace SignupTests.Shell;

public sealed class RefusalPageTests : PartsContext
{
    [Theory]
    [InlineData(404, "Page not found")]
    [InlineData(405, "Page not found")]
    [InlineData(400, "That did not work")]
    [InlineData(403, "You may not open this page")]
    [InlineData(429, "Too many tries")]
    public void It_says_what_the_status_means(int status, string heading)
    {
        HttpContext request = new DefaultHttpContext { Response = { StatusCode = status } };

        var page = Render<NotFoundPage>(p => p.AddCascadingValue(request));

        Assert.Equal(heading, page.Find("h1").TextContent);
    }
}
