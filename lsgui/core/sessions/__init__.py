"""Sessions as files: what was asked and what came out, to be opened, undone and worked out again."""
