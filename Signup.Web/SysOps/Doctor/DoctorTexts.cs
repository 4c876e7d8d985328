namespace SignupWeb.SysOps.Doctor;

/// <summary>Marks the doctor's words; their German is in DoctorTexts.de.resx.</summary>
public sealed class DoctorTexts;
