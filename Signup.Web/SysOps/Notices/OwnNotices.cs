using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Settings;

namespace SignupWeb.SysOps.Notices;

/// <summary>What one of the staff chose to get by mail; without such a row the settings of the team say it. What their role must hear of comes whatever they chose.</summary>
public sealed class OwnNotices : IVersioned, IWatched
{
    public Guid LoginId { get; init; }

    /// <summary>The subjects, with commas between.</summary>
    public string Mailed { get; private set; } = string.Empty;

    public int Version { get; private set; }

    public IEnumerable<string> Topics => [NoticesSeen.TopicOf(LoginId)];

    public bool Has(NoticeSubject subject) => TickForm.Of(Mailed).Contains(subject.ToString(), StringComparer.Ordinal);

    /// <summary>False when that is what they had chosen before.</summary>
    public bool Choose(IEnumerable<NoticeSubject> subjects)
    {
        var before = Mailed;
        Mailed = Written(subjects);
        return Mailed != before;
    }

    internal static string Written(IEnumerable<NoticeSubject> subjects) => string.Join(',', subjects.Distinct().Order());
}

internal sealed class OwnNoticesTable : IEntityTypeConfiguration<OwnNotices>
{
    public void Configure(EntityTypeBuilder<OwnNotices> builder)
    {
        builder.ToTable("own_notices");
        builder.HasKey(o => o.LoginId);
        builder.Property(o => o.Mailed).HasMaxLength(200);
        builder.HasOne<Login>().WithOne().HasForeignKey<OwnNotices>(o => o.LoginId).OnDelete(DeleteBehavior.Cascade);
    }
}
