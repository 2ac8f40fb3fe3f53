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
