"""A tree into boxes, and boxes into a picture."""
