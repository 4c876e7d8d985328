using Xunit;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("SignupTests.Support.SharedOnesFirst", "Signup.Tests")]

namespace SignupTests.Support;

/// <summary>Collections that several classes share take longest and run their tests one after another: begun first, none of them is alone at the end.</summary>
public sealed class SharedOnesFirst : ITestCollectionOrderer
{
    private const string OfOneClass = "Test collection for ";

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(c => c.DisplayName.StartsWith(OfOneClass, StringComparison.Ordinal));
}
