"""Training and evaluating checkpoints (needs the `train` extra)."""
