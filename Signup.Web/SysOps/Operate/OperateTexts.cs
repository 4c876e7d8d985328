namespace SignupWeb.SysOps.Operate;

/// <summary>Marks the texts of the pages for mails, messages and webhooks.</summary>
public sealed class OperateTexts;
