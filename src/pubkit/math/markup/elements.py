"""MathML elements as text."""

from __future__ import annotations

from html import escape


def element(name: str, *content: str, **attributes: str) -> str:
    """Return an element of ready markup."""
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>{''.join(content)}</{name}>"


def token(name: str, text: str, **attributes: str) -> str:
    """Return an element of plain text."""
    return element(name, escape(text, quote=False), **attributes)


def em(mu: float) -> str:
    """Return eighteenths of an em as a length."""
    return f"{mu / 18:.4f}".rstrip("0").rstrip(".") + "em"
