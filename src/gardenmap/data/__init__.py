"""The room of the data package: describe, check, read, write and build it."""
