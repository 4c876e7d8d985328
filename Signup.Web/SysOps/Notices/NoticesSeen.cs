using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Notices;

/// <summary>Up to when one of the staff has seen what stands under the bell.</summary>
public sealed class NoticesSeen : IWatched
{
    public Guid LoginId { get; init; }

    public DateTimeOffset Until { get; private set; }

    public IEnumerable<string> Topics => [TopicOf(LoginId)];

    /// <summary>What somebody's bell watches, for their other tabs.</summary>
    public static string TopicOf(Guid login) => $"notices {login}";

    /// <summary>What came later stays new, also when two tabs say it the wrong way round.</summary>
    public void See(DateTimeOffset until) => Until = until > Until ? until : Until;
}

internal sealed class NoticesSeenTable : IEntityTypeConfiguration<NoticesSeen>
{
    public void Configure(EntityTypeBuilder<NoticesSeen> builder)
    {
        builder.ToTable("notices_seen");
        builder.HasKey(s => s.LoginId);
        builder.HasOne<Login>().WithOne().HasForeignKey<NoticesSeen>(s => s.LoginId).OnDelete(DeleteBehavior.Cascade);
    }
}
