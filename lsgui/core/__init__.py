"""The domain: images, label sets, checkpoints, the engine. No Qt, no argparse, no print."""
