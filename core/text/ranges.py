"""Several ranges of one text: whether they are in order, and whether they meet others. Code points."""

Ranges = tuple[tuple[int, int], ...]


def are_places(places: Ranges, chars: int) -> bool:
    """Whether these are ranges within `chars` code points, none empty, one after the other."""
    at = 0
    for start, end in places:
        if not at <= start < end <= chars:
            return False
        at = end
    return bool(places)


def overlaps(one: Ranges, other: Ranges) -> bool:
    """Whether any of these places has words in common with any of the others."""
    return any(start < end_2 and start_2 < end for start, end in one for start_2, end_2 in other)
