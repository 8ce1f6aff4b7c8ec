"""Small charts as SVG that needs no colour to be read: numbers stand beside what they measure. Knows no class."""

from collections.abc import Sequence

from markupsafe import Markup, escape

WIDTH = 720


def histogram(counts: Sequence[int], labels: Sequence[str], title: str, axis: str) -> Markup:
    """Bars with their numbers above them."""
    height, left, step = 150, 10, (WIDTH - 20) / len(counts)
    most = max(*counts, 1)
    parts = [f'<line class="axis" x1="{left}" x2="{WIDTH - 10}" y1="{height + 24}" y2="{height + 24}"/>']
    for k, (number, label) in enumerate(zip(counts, labels, strict=True)):
        tall, x = height * number / most, left + k * step
        if number:
            parts.append(
                f'<rect class="bar" x="{x + 3:.1f}" y="{height + 24 - tall:.1f}" width="{step - 6:.1f}"'
                f' height="{tall:.1f}"/>'
            )
        parts.append(text(x + step / 2, height + 18 - tall, str(number), "middle"))
        parts.append(text(x + step / 2, height + 42, label, "middle", "soft"))
    parts.append(text(WIDTH / 2, height + 64, axis, "middle", "soft"))
    told = "; ".join(f"{label}: {number}" for number, label in zip(counts, labels, strict=True))
    return drawn(height + 72, title, told, parts)


def shares(rows: Sequence[tuple[str, Sequence[int]]], kinds: Sequence[str], title: str) -> Markup:
    """One bar for each row, cut into parts: filled, hatched, empty, in the order of the kinds."""
    left, right, high = 190, 10, 26
    classes = ("bar", "hatch", "hollow")
    parts, x = [], float(left)
    for kind, name in zip(classes, kinds, strict=False):
        parts += [f'<rect class="{kind}" x="{x:.0f}" y="4" width="14" height="12"/>', text(x + 20, 15, name)]
        x += 34 + 7.2 * len(name)
    for k, (name, numbers) in enumerate(rows):
        y, x, whole = 30 + k * high, float(left), max(sum(numbers), 1)
        parts.append(text(left - 10, y + 14, name, "end"))
        for kind, number in zip(classes, numbers, strict=False):
            wide = (WIDTH - left - right) * number / whole
            if number:
                parts.append(
                    f'<rect class="{kind}" x="{x:.1f}" y="{y}" width="{max(wide - 1, 1):.1f}" height="{high - 8}"/>'
                )
                if kind != "bar" and wide > 26:
                    parts.append(
                        f'<rect class="label" x="{x + wide / 2 - 11:.1f}" y="{y + 2}" width="22" height="14"/>'
                    )
                if wide > 16:
                    end = ' class="on"' if kind == "bar" else ""
                    parts.append(f'<text x="{x + wide / 2:.1f}" y="{y + 14}" text-anchor="middle"{end}>{number}</text>')
            x += wide
    told = "; ".join(
        f"{name}: " + ", ".join(f"{n} {kind}" for n, kind in zip(numbers, kinds, strict=False))
        for name, numbers in rows
    )
    return drawn(36 + len(rows) * high, title, told, parts)


def ranges(rows: Sequence[tuple[str, tuple[float, float, float, float, float]]], title: str) -> Markup:
    """For each row the five numbers of a distribution in per cent: a line, the middle half as a bar, the median."""
    left, right, high = 190, 60, 28
    parts = []

    def at(share: float) -> float:
        return left + (WIDTH - left - right) * share / 100

    bottom = 24 + len(rows) * high
    for tick in range(0, 101, 20):
        parts.append(f'<line class="axis" x1="{at(tick):.1f}" x2="{at(tick):.1f}" y1="20" y2="{bottom}"/>')
        parts.append(text(at(tick), 14, f"{tick} %", "middle", "soft"))
    for k, (name, (low, lower, middle, upper, top)) in enumerate(rows):
        y = 24 + k * high
        parts.append(text(left - 10, y + 15, name, "end"))
        parts.append(f'<line class="line" x1="{at(low):.1f}" x2="{at(top):.1f}" y1="{y + 10}" y2="{y + 10}"/>')
        wide = max(at(upper) - at(lower), 2)
        parts.append(f'<rect class="box" x="{at(lower):.1f}" y="{y + 3}" width="{wide:.1f}" height="14"/>')
        parts.append(f'<line class="line" x1="{at(middle):.1f}" x2="{at(middle):.1f}" y1="{y}" y2="{y + 20}"/>')
        parts.append(text(WIDTH - right + 12, y + 15, f"{middle:.0f} %"))
    told = "; ".join(
        f"{name}: median {five[2]:.0f} %, half of the class {five[1]:.0f} to {five[3]:.0f} %" for name, five in rows
    )
    return drawn(bottom + 8, title, told, parts)


def text(x: float, y: float, words: str, anchor: str = "start", kind: str = "") -> str:
    also = f' class="{kind}"' if kind else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{also}>{escape(words)}</text>'


def drawn(height: float, title: str, told: str, parts: Sequence[str]) -> Markup:
    """The picture; whoever can't see it is told the numbers."""
    return Markup(
        f'<svg viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" height="{height:.0f}" role="img"'
        f' aria-label="{escape(title)}. {escape(told)}">{"".join(parts)}</svg>'
    )
