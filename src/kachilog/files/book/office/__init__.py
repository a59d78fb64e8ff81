"""What runs inside LibreOffice: one Basic for the .ods with buttons and for the extension."""
