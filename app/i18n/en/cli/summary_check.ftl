# A summary held against its original.

cli-summary_check-summary-check =
    Show which segments of the original the summary SOURCE does not cover, with the sentence of the summary that is nearest.

    It compares words and knows no language: words with the same four first letters count as one, and rare words count more. Read before you judge.
    .least = A segment is covered if this percentage of its words is in the summary.
    .all = Show covered segments too.
