# What went back to participants: transcripts and findings.

cli-member_checks-participants-return =
    Record that a PARTICIPANT was given the transcript SOURCE to read.
    .day = The day (YYYY-MM-DD; default: today).
    .note = How it was returned, or what was said about it.
cli-member_checks-returned = “{ $source }” was returned to { $participant } on { $day }.
cli-member_checks-participants-return-answer =
    Record what a PARTICIPANT answered to the transcript SOURCE that was returned last: approved, corrected, withdrew, or no_answer.

    “withdrew” records the answer only; “withdraw” destroys the words.
    .day = The day (YYYY-MM-DD; default: today).
    .note = What they corrected, or what was said.
cli-member_checks-answered = { $participant } answered on { $day }: { $answer }.
cli-member_checks-participants-show =
    Record that participants were shown findings (member checking).
    .shown = What they were shown, in a few words.
    .code = A code or category that they were shown.
    .day = The day (YYYY-MM-DD; default: today).
cli-member_checks-shown = Findings were shown to { $participants } on { $day }.
cli-member_checks-participants-show-answer =
    Record what a PARTICIPANT said about the findings that were shown last: agreed, partly, disagreed, or no_answer.
    .words = What they said.
    .changed = What was changed because of it.
    .day = The day (YYYY-MM-DD; default: today).
