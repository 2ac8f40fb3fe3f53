# Where a category comes from.

cli-lineage-lineage =
    Show how a category came about: its first segments, merges, splits, moves, definitions and memos, each with its reason.

    With --source, show the full history of a segment instead. With neither, show how the whole codebook came about.
    .source = Show the full history of a segment of this source.
    .from = The segment starts at this code point (default: the start of the text).
    .to = The segment ends before this code point (default: the end of the text).
    .out = Draw the development into this file (.svg or .png).
cli-lineage-code-or-source = Give a CODE or --source, not both.
cli-lineage-nothing = Nobody has coded or commented on this segment.
