"""The user's own photographs: scanning folders, storing features, finding neighbours."""
