# A summary held against its original.

condensing-title = What { $text } leaves out
condensing-found = { $count ->
    [0] Each of { $all ->
        [one] { $all } segment
       *[other] { $all } segments
    } has words in the summary.
    [one] { $count } of { $all } segments is hardly in the summary.
   *[other] { $count } of { $all } segments are hardly in the summary.
}
condensing-all = Show all segments
condensing-how = Compared by shared words: words with the same four first letters count as one, and rare words count more. Other words for the same thing are not recognised, so read before you judge. Segments that are linked to the summary count as covered. What interviewers say is left out.
condensing-share-of = { $share } of the words
condensing-linked = linked to the summary
condensing-nothing = nothing alike
condensing-original = Original
condensing-share = Percent of the words
condensing-summary = Nearest in the summary
