"""A student's words as text that can be written anywhere."""


def legible(text: str) -> str:
    """Text that can be written anywhere: half a character, or a byte that is none, becomes a question mark."""
    return text if text.isascii() else text.encode(errors="replace").decode()


def one_line(text: str) -> str:
    """What a student wrote as a line of ours: no second line, nothing that a terminal would obey."""
    return "".join(c if c.isprintable() else " " for c in text[:2000]).strip()
