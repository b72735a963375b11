namespace Pipeline.Faults.Stories;

/// <summary>Countries that articles tell of.</summary>
internal static class Countries
{
    /// <summary>Codes and names.</summary>
    public static IReadOnlyList<(string Code, string Name)> All { get; } =
    [
        ("NP", "Nepal"), ("KE", "Kenya"), ("PE", "Peru"), ("CL", "Chile"), ("NO", "Norway"), ("PL", "Poland"), ("JP", "Japan"),
        ("KW", "Kuwait"), ("ML", "Mali"), ("GH", "Ghana"), ("FR", "France"), ("IT", "Italy"), ("ES", "Spain"), ("TH", "Thailand"),
        ("VN", "Vietnam"), ("IQ", "Iraq"), ("EG", "Egypt"), ("LY", "Libya"), ("SD", "Sudan"), ("YE", "Yemen"), ("CU", "Cuba"),
        ("BR", "Brazil"), ("CA", "Canada"), ("FJ", "Fiji"), ("OM", "Oman"), ("QA", "Qatar"), ("SE", "Sweden"), ("GR", "Greece"),
        ("AO", "Angola"), ("ZM", "Zambia"), ("MW", "Malawi"), ("UG", "Uganda"), ("RW", "Rwanda"), ("SN", "Senegal"), ("BO", "Bolivia"),
        ("EC", "Ecuador"), ("UY", "Uruguay"), ("HN", "Honduras"), ("FI", "Finland"), ("LV", "Latvia"), ("EE", "Estonia"),
        ("HU", "Hungary"), ("BG", "Bulgaria"), ("PT", "Portugal"), ("MA", "Morocco"), ("DZ", "Algeria"), ("TN", "Tunisia"),
        ("MN", "Mongolia"), ("KH", "Cambodia"), ("LA", "Laos"), ("BD", "Bangladesh"), ("PK", "Pakistan"),
    ];
}
