# Trouble and what to do.

cli-doctor-doctor =
    Check the project: what is held up, owed, withheld, damaged or near a limit, and what to do about each.

    Exit status: 0 where nothing needs doing, 3 where something does, 1 where the project could not be checked.
    .share = Leave out names, texts and places, for example to ask strangers for help.
cli-doctor-whole = Nothing needs doing.
cli-doctor-not-whole = { $findings ->
    [one] 1 finding:
   *[other] { $findings } findings:
}
