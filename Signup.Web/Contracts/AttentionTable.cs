using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SignupWeb.Contracts;

internal sealed class AttentionTable : IEntityTypeConfiguration<AttentionEntry>, IEntityTypeConfiguration<ContractTask>
{
    public void Configure(EntityTypeBuilder<AttentionEntry> builder)
    {
        builder.ToTable("attention");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasIndex(a => new { a.ContractId, a.At });
        builder.HasIndex(a => a.At, "acknowledgements").HasFilter("\"Kind\" = 'Acknowledged'");
    }

    public void Configure(EntityTypeBuilder<ContractTask> builder)
    {
        builder.ToTable("contract_tasks");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Owner).HasMaxLength(AcknowledgeContract.LongestOwner);
        builder.HasIndex(t => new { t.ContractId, t.Kind }, "open_tasks_of_a_contract").IsUnique().HasFilter("\"DoneAt\" IS NULL");
        builder.HasIndex(t => t.ContractId);
        builder.HasIndex(t => t.DueAt, "tasks_to_do").HasFilter("\"DoneAt\" IS NULL");
        builder.HasIndex(t => new { t.Owner, t.DueAt }, "tasks_of_somebody").HasFilter("\"DoneAt\" IS NULL");
        builder.HasIndex(t => t.DoneAt);
    }
}
