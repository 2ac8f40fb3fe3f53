# Until when the study may be kept.

cli-retention-retention = List until when the study, and what each participant said, may be kept. The commands below set and remove dates.
cli-retention-none = No date is set. Set one with “retention set YYYY-MM-DD”.
cli-retention-retention-set =
    Set the DAY (YYYY-MM-DD) until which the study may be kept, or with --participant what one participant said. Only an owner can.

    Kodespor reminds you on the first page, in “status” and in “doctor”, from 90 days before the day on, and after it. It deletes nothing by itself: withdraw what is to be destroyed, or write what may be archived with “export archive”.
    .participant = What this participant said, instead of the whole study.
    .then = What is to be done then.
    .note = Who decided it, such as an approval.
cli-retention-retention-clear =
    Remove a date. Only an owner can.
    .participant = The date of this participant, instead of the one of the whole study.
cli-retention-done = { $name ->
    [study] The study may be kept until { $day }.
   *[other] What { $name } said may be kept until { $day }.
}
cli-retention-cleared = { $name ->
    [study] The date of the study was removed.
   *[other] The date of { $name } was removed.
}
cli-retention-study = the study
cli-retention-line = { $day }  { $whose }: { $then }
cli-retention-soon = { $days ->
    [one] 1 day left
   *[other] { $days } days left
}
cli-retention-over = { $days ->
    [one] expired 1 day ago
   *[other] expired { $days } days ago
}
