"""Words before and after the engine sets them: directions, long words, missing glyphs."""
