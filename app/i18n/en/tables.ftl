# The screen with tables and pictures.

tables-at = { $place ->
    [one] Tables after 1 event
   *[other] Tables after { $place } events
}
tables-how = Press a number to see the segments behind it, and a heading to sort.
tables-sort = Sort by { $column }
tables-sort-own = Own order
tables-cell = { $code }, { $column }: { $count }
