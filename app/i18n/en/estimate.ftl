# What a coefficient of agreement counts, and why one is undefined.

estimate-counts-unitizing = Krippendorff’s alpha for unitizing measures whether coders marked the same segments with a code. The further apart the boundaries, the more they count as different. Uncoded text counts as the gaps between segments.
estimate-counts-f1 = F1 is the share of all marked segments that both coders marked with the same code and exactly the same boundaries. Uncoded text does not count.
estimate-counts-passages = Each segment that a coder marked is a unit. Coders agree where both marked it with the same code and at least { $share }% of the longer segment is common to both. Uncoded text does not count.
estimate-counts-coded-characters = Each character that at least one coder coded is a unit, and each code is a yes-or-no question about it. Figures for several codes and texts pool all units, so long texts weigh more.
estimate-counts-characters = Each character of the whole text is a unit, coded or not, and each code is a yes-or-no question about it. Figures for several codes and texts pool all units, so long texts weigh more.
estimate-undefined-flat = all ratings have the same value, so agreement cannot be compared with chance
estimate-undefined-nothing-marked = nobody marked anything
estimate-undefined-single-ratings = no unit has two ratings
estimate-undefined-no-common-text = these coders have coded no text in common
estimate-undefined-code-unused = nobody used this code in the texts that the coders have in common
estimate-undefined-nothing-blind = no text was coded by two of these coders before they could see each other’s codings there
estimate-undefined-round-open = the round is still open, so you do not see the others’ codings yet
estimate-counts-segments = Each coder’s segments are judged one by one: a coder agrees with another where the other has a segment with the same code and at least { $share }% of the longer one is common to both. A segment that both marked counts for each of them. Uncoded text does not count.
estimate-counts-presence = Each text is a unit, and each code is a yes-or-no question about it: did the coder use it there at all? Where in the text does not count.
estimate-counts-frequency = Each text is a unit for each code; its value is how many segments the coder gave the code there. Where in the text does not count. Alpha treats the numbers as ratios.
estimate-counts-u-alpha = u-alpha (Krippendorff et al. 2016) measures over the whole text, uncoded text included, whether the same characters got the same code within a main category. { $left ->
    [0] No text is left out.
   *[other] { $left } characters are left out because a coder put several codes of one main category on them.
}
estimate-counts-binary-alpha = Binary alpha (ATLAS.ti: c-alpha binary) measures over the whole text whether coders found the same characters relevant, whatever the code.
estimate-counts-cu-alpha = cu-alpha measures, where coders both coded something within a main category, whether they chose the same code; for a single code it is ATLAS.ti’s (s)u-alpha. Text that only one coded does not count. { $left ->
    [0] No text is left out.
   *[other] { $left } characters are left out because a coder put several codes of one main category on them.
}
estimate-counts-category-alpha = Cu-alpha measures, where coders both coded something, whether they chose the same main category (ATLAS.ti: semantic domain). Text that only one coded does not count. { $left ->
    [0] No text is left out.
   *[other] { $left } characters are left out because a coder put several main categories on them.
}
estimate-undefined-nothing-anew = the coder has coded none of the texts again since then
