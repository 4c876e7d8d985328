namespace SignupWeb.SysOps.Books;

/// <summary>What somebody is about to do with a refund that waits.</summary>
public enum Deciding
{
    Release,
    Decline,
    WriteOff,
}
