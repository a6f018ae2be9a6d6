"""The dialogs of data in and out, and the page for a doctor."""
