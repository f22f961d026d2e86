"""The ground: text and what can be said of it. Documents, formats, alignment, findings, languages."""
