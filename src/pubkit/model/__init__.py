"""The document model: immutable values that every other room reads and none extends."""
