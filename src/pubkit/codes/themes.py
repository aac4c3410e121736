"""What may be wrong with a theme."""

from __future__ import annotations

from pubkit.codes.code import Code

THEMES = {
    "contrast-low": Code(
        "error",
        "Two colours of the theme that are set upon one another are too close for "
        "WCAG 2.2 AA. Make one darker or lighter.",
    ),
    "font-face-missing": Code(
        "warning",
        "An element is set in a weight or style that no face of its family is made "
        "for. The nearest is shown in print and on the web; an e-reader may draw a false one.",
    ),
    "font-unusable": Code(
        "error",
        "A font of the theme is not installed, is not what the theme says, or may "
        "not be subset and renamed. The text is set in the fallback.",
    ),
    "theme-invalid": Code(
        "error",
        "A file of the theme cannot be read: a syntax error, an unknown key, a "
        "rule within a rule. The part is left out.",
    ),
    "theme-literal": Code(
        "warning",
        "A style sheet of the theme names a colour. Design values belong into "
        "tokens, or the three outputs drift apart.",
    ),
    "theme-missing": Code(
        "error",
        "No theme of this name is in the project's folder `themes` or comes with "
        "pubkit. The plain theme is used.",
    ),
    "theme-refused": Code(
        "error",
        "A style sheet says what its target cannot take, or what no theme may do: "
        "fetch files, set the direction, span columns. The part is left out.",
    ),
    "theme-shape": Code(
        "error",
        "The theme's own rendering of a kind of node is not well-formed, adds "
        "words or loses a part of the node. The usual rendering is used.",
    ),
    "theme-template": Code(
        "error",
        "A page shell of the theme has a syntax error, uses an unknown name or "
        "tries to leave its sandbox. The parent theme's shell is used.",
    ),
    "theme-unsupported": Code(
        "warning",
        "What the shared style sheet says cannot be said in one of the targets "
        "and is left out there. Move it to the sheet of the targets that can.",
    ),
    "token-invalid": Code(
        "error",
        "The value of a token cannot be used: no CSS value, a colour that is not "
        "opaque, a circle of references, or a bad name.",
    ),
    "token-unknown": Code(
        "error",
        "A token is named that the theme does not have. `pubkit theme show` lists them all.",
    ),
    "token-unused": Code(
        "error",
        "No style sheet uses this token, so changing it would change nothing. Use it or delete it.",
    ),
}
