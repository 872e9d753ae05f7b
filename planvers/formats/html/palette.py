"""The colours of a page, each in light and in dark; a name that ends in -ink is what is written on the one before it.

Blue is what is new and orange what is old, which red-green blindness does not confuse. No colour says anything
that a sign, a word or a pattern does not say as well.
"""

COLOURS: dict[str, tuple[str, str]] = {
    "paper": ("#ffffff", "#14171c"),
    "panel": ("#f4f6f9", "#1d2128"),
    "ink": ("#16191f", "#e9ecf1"),
    "muted": ("#525a69", "#a9b1c0"),
    "rule": ("#c6ccd8", "#3d4450"),
    "link": ("#0b4f96", "#8cc1f7"),
    "alert": ("#96122f", "#ff97aa"),
    "old": ("#9a4100", "#f5ab68"),
    "old-back": ("#fdeee1", "#3f2409"),
    "new": ("#0b559f", "#84bdf6"),
    "new-back": ("#e4effb", "#0f2d4c"),
    # From afar, and in black and white, what is agreed is the darkest on paper and the brightest on a screen at night.
    "b0": ("#123a63", "#dcebfa"),
    "b0-ink": ("#ffffff", "#10202f"),
    "b1": ("#2f659c", "#a9cbee"),
    "b1-ink": ("#ffffff", "#10202f"),
    "b2": ("#7fabd6", "#6f9fd0"),
    "b2-ink": ("#0d1b2a", "#0b1520"),
    "b3": ("#b4cfe8", "#3d648f"),
    "b3-ink": ("#0d1b2a", "#ffffff"),
    "b4": ("#dbe7f3", "#27435f"),
    "b4-ink": ("#0d1b2a", "#ffffff"),
    "b5": ("#f2f4f7", "#2b3038"),
    "b5-ink": ("#0d1b2a", "#ffffff"),
    "yes": ("#a9d8cd", "#17574b"),
    "partly": ("#dff2ed", "#123830"),
    "no": ("#dcbfe6", "#5c2d6b"),
    "otherwise": ("#f1e7f5", "#38203f"),
    "stripe": ("#c9a3d6", "#6d3a7d"),
    "dash": ("#b9ddd4", "#1d4a40"),
    "kept": ("#c3cad6", "#454d5a"),
    "changed": ("#9cc3ea", "#2c5c8d"),
    "moving": ("#d0c3ea", "#51448a"),
}


def custom_properties(scheme: int) -> str:
    """The colours of one scheme (0 light, 1 dark) as custom properties."""
    return "".join(f"--{name}:{values[scheme]};" for name, values in COLOURS.items())
