# What stands in pictures of the results.

picture-nothing = No codings yet.
picture-codings = { $name }: { $count ->
    [one] { $count } coding
   *[other] { $count } codings
}
picture-new-codes = { $new } new, { $total } in all
picture-use = { $name }: { $days }, { $count ->
    [one] { $count } coding
   *[other] { $count } codings
}
picture-together = { $code } and { $other }: together at { $count ->
    [one] { $count } place
   *[other] { $count } places
}
picture-map-key = Coloured lines: codes on the same words, the thicker, the more places. Arrows: relations. Grey: what stands under a category.
picture-map-left-out = Not drawn: { $count ->
    [one] { $count } pair of codes that stands
   *[other] { $count } pairs of codes that stand
} together less often.
