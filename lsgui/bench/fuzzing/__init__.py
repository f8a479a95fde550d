"""Hostile input made by chance from sound files, and whether any parser gives way."""
