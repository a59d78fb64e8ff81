"""The buttons of the LibreOffice edition."""
