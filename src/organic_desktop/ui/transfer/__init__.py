"""Files in and out: the import in four steps, the export, and the page for a doctor."""
