"""Formulas of every kind, with the line that they are read out as."""

from __future__ import annotations

SPOKEN = {
    r"x=\frac{-b\pm\sqrt{b^2-4ac}}{2a}": "x = (−b ± √(b² − 4ac)) / (2a)",
    r"\sum_{n=1}^\infty \frac1{n^2}=\frac{\pi^2}{6}": "∑_(n=1)^∞ 1/n² = π²/6",
    r"\int_0^\infty e^{-x^2}\,dx": "∫₀^∞ e^(−x²) dx",
    r"\lim_{x\to0}\frac{\sin x}{x}=1": "lim_(x→0) (sin x) / x = 1",
    r"\frac12 x": "(1/2)x",
    r"\sqrt[3]{x}+\sqrt[n]{2}": "³√x + ⁿ√2",
    r"\binom{n}{k}={n\choose k}": "binom(n, k) = binom(n, k)",
    r"{a\atop b}": "a, b",
    r"\left(\frac{a}{b}\right)^2": "(a/b)²",
    r"\left\{x\;\middle|\;x>0\right\}": "{x | x > 0}",
    r"\bigl(x\bigr)": "(x)",
    r"\begin{pmatrix}a&b\\c&d\end{pmatrix}": "(a, b; c, d)",
    r"\begin{cases}1&\text{if }x>0\\0\end{cases}": "{1, if x > 0; 0",
    r"\begin{aligned}a&=b\\&=c\end{aligned}": "a = b; = c",
    r"\begin{array}{l|r}a&b\\\hline c&d\end{array}": "a, b; c, d",
    r"\begin{smallmatrix}a&b\end{smallmatrix}": "a, b",
    r"\sum_{\substack{i<n\\j<n}}x": "∑_(i < n; j < n) x",
    r"\hat x+\vec v+\bar z+\widehat{ab}+\overline{AB}": "x̂ + v⃗ + z̄ + (ab)̂ + (AB)̅",
    r"\overbrace{a+b}^n+\underbrace{x}_{m}": "⏞(a + b)ⁿ + ⏟(x)_m",
    r"f'(x)+y'^2+f''''' ": "f′(x) + y′² + f⁗′",
    r"\mathbb{R}\mathbf{v}\mathcal{L}\mathfrak g": "ℝvLg",
    r"\mathrm{km}\,\mathrm{h}^{-1}": "km h⁻¹",
    r"\operatorname{arg\,max}_x f(x)": "arg max_x f(x)",
    r"A\xrightarrow[g]{f}B\stackrel{!}{=}C": "A →_g^f B =^! C",
    r"a\equiv b\pmod n": "a ≡ b (mod n)",
    r"a\bmod b\mod c": "a mod b mod c",
    r"\not\in, \not=": "∉, ≠",
    r"\boxed{E=mc^2}\tag{1}": "E = mc² (1)",
    r"\color{red} a + \textcolor[HTML]{FF0000}{b^2} + \color{#FFA615}{c}": "a + b² + c",
    r"\phantom{x}y\label{eq}": "y",
    r"a_{i,j}+x_{12}": "a_(i,j) + x₁₂",
    r"{}^{14}_6\mathrm C": "₆¹⁴C",
    r"\displaystyle x\rm y": "xy",
    r"\{1,2\}": "{1, 2}",
    r"50\,\%": "50 %",
    r"a\mathrel{R}b\mathstrut": "a R b",
}

DISPLAYED = (r"a\\b", r"\int\limits_0^1 x", r"\begin{align}a&=b&c&=d\end{align}")
"""Formulas for display only, or that only display changes."""
