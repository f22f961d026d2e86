"""One file per command: read what was given, call the room that does the work, print what it says."""
