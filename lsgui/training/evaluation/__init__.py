"""The parts of `lsgui eval`: tasks, intervals, diagnoses and reports; `training.evaluate` runs them."""
