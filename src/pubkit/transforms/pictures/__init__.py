"""Pictures: found below the root, checked before any engine sees them, handed on clean."""
