# How far the findings hold, the categories of an audit trail, and checkpoints.

report-phases = Phases, milestones and blind rounds
report-in-blind-round = A blind round is open. What it hides from whoever made this review is in none of its figures.
report-not-written = to be filled in by the author
report-one-coder = { $count ->
    [0] Nothing is coded yet.
    [one] One person coded alone; there is nothing to compare.
   *[other] One person coded alone; there is nothing to compare.
}
report-agreement-about = Krippendorff’s alpha, character by character, for each kind of codings by itself: what was coded blind is never counted together with what was coded or changed after the coders could see each other’s codings.
report-round = Texts
report-all-texts = All
report-compared = What is compared
report-alpha = Alpha
report-interval = { $value } (95% interval: { $low } to { $high })
report-undefined = not defined
report-differences = { $count ->
    [0] No disagreements between { $coders } are still open.
    [one] 1 disagreement between { $coders } is still open.
   *[other] { $count } disagreements between { $coders } are still open.
}
report-consensus = What the coders agreed on after discussion
report-no-code = no code
report-disagreements = Disagreements still open
report-saturation-about = Code saturation is how many new codes each text brought, in the order in which the texts were coded. It is neither theoretical saturation, which is about whether the categories are fully developed (Charmaz 2014), nor a judgement on whether the sample is large enough.
report-first-coded = First coded
report-codes = Codes
report-new-codes = New codes
report-total = Codes so far
report-no-preunderstanding = No memo on preunderstanding or reflexivity was written.
report-main-found = Main categories: { $categories }
report-expected = Preunderstanding
report-found-and-reflected = Findings, and reflection on the way
report-undone = { $count ->
    [one] { $count } decision was undone
   *[other] { $count } decisions were undone
}
report-undone-by = Undone by { $coder }.
report-codes-deleted = { $count ->
    [one] { $count } code was deleted
   *[other] { $count } codes were deleted
}
report-codings-changed = { $removed ->
    [0] No codings were removed
    [one] { $removed } coding was removed
   *[other] { $removed } codings were removed
}, and { $recoded ->
    [0] none was given another code by its coder
    [one] { $recoded } segment was given another code by its coder
   *[other] { $recoded } segments were given another code by their coder
}.
report-nothing-withdrawn = Nobody withdrew, and no text was withdrawn.
report-withdrawn-about = { $people ->
    [0] No participant withdrew
    [one] { $people } participant withdrew
   *[other] { $people } participants withdrew
}, and { $texts ->
    [0] no text was withdrawn
    [one] { $texts } text was withdrawn
   *[other] { $texts } texts were withdrawn
}. The words are gone; { $codings ->
    [0] no codings of them are left
    [one] { $codings } coding of them still counts
   *[other] { $codings } codings of them still count
}.
report-gone = Of the codings in each category, so many rest on words that are gone: { $categories }.
report-gone-in = { $category } { $gone } of { $codings }
report-only-gone = { $count ->
    [one] This code rests only on words that are gone
   *[other] These codes rest only on words that are gone
}: { $codes }.
report-nobody-missing = Everybody who was asked takes part.
report-not-there = { $count } of { $asked } who were asked { $count ->
    [one] does
   *[other] do
} not take part: { $statuses }.
report-never-asked-why = Whoever withdraws is not asked why.
report-all-seen = Every event in the log was seen by another device than the one that wrote it.
report-unseen = { $count } of { $events } events { $count ->
    [one] is
   *[other] are
} not known to have been seen by any device but the one that wrote { $count ->
    [one] it
   *[other] them
}: { $people }. The oldest is of { $day }. Only the device that wrote an event vouches for its order and time.
report-unseen-by = { $coder } ({ $count })
report-clock-doubts = { $count ->
    [one] { $count } event has
   *[other] { $count } events have
} a time at which the clock was hardly right.
report-newer-events = { $count ->
    [one] { $count } event is
   *[other] { $count } events are
} of a newer version and not counted.
report-halpern-category = Category (Halpern 1983)
report-halpern-holds = What the project holds
report-holds-texts = { $count ->
    [one] { $count } text
   *[other] { $count } texts
}
report-holds-recordings = { $count ->
    [one] { $count } recording
   *[other] { $count } recordings
}
report-holds-notes = { $count ->
    [one] { $count } field note or observational memo
   *[other] { $count } field notes and observational memos
}
report-holds-codings = { $count ->
    [one] { $count } coding
   *[other] { $count } codings
}
report-holds-condensed = { $count ->
    [one] { $count } summary
   *[other] { $count } summaries
}
report-holds-theory = { $count ->
    [one] { $count } analytic or theoretical memo
   *[other] { $count } analytic and theoretical memos
}
report-holds-categories = { $count ->
    [one] { $count } category
   *[other] { $count } categories
}
report-holds-defined = { $count ->
    [one] { $count } definition
   *[other] { $count } definitions
}
report-holds-related = { $count ->
    [one] { $count } relation
   *[other] { $count } relations
}
report-holds-decisions = { $count ->
    [one] { $count } new phase, move, merge, split, deletion or new name of a code
   *[other] { $count } new phases, moves, merges, splits, deletions and new names of codes
}, { $without ->
    [0] { $count ->
        [one] with a reason
       *[other] all with a reason
    }
   *[other] { $reasoned } with a reason
}
report-holds-methodological = { $count ->
    [one] { $count } methodological memo
   *[other] { $count } methodological memos
}
report-holds-rounds = { $count ->
    [one] { $count } blind round
   *[other] { $count } blind rounds
}
report-holds-consensus = { $count ->
    [one] { $count } disagreement resolved by consensus
   *[other] { $count } disagreements resolved by consensus
}
report-holds-expected = { $count ->
    [one] { $count } memo on preunderstanding
   *[other] { $count } memos on preunderstanding
}
report-holds-reflexive = { $count ->
    [one] { $count } reflexive memo
   *[other] { $count } reflexive memos
}
report-holds-ethical = { $count ->
    [one] { $count } ethical memo
   *[other] { $count } ethical memos
}
report-holds-nothing = nothing is recorded
report-halpern-place = Section
report-halpern-raw-name = Raw data
report-halpern-reduction-name = Data reduction and analysis
report-halpern-synthesis-name = Data reconstruction and synthesis
report-halpern-process-name = Process notes
report-halpern-intentions-name = Intentions and dispositions
report-halpern-instruments-name = Instrument development
report-more-memos = { $count ->
    [one] and 1 more memo
   *[other] and { $count } more memos
}
report-no-checkpoint = The team has made no checkpoint of the log.
report-made = Made
report-held = Matches this log
report-signers = Signed by
report-stamps = Time stamps
report-yes = yes
report-no = NO
report-checkpoints-about = A checkpoint holds the number of events and a fingerprint of them all. Anyone who keeps a copy can check a later log against it. A time stamp from an independent authority shows that the checkpoint existed at that time; verify it with the authority’s certificates, for example with “openssl ts -verify”.
report-newest-checkpoint = The newest checkpoint, as a signed note
report-signed-note = Signed note
report-note-picture = The same note as a QR code to scan with a phone
report-stamp = { $day }, { $authority }
report-stamp-wrong = the stamp from { $server } does not belong to this checkpoint
report-stamp-unread = the stamp from { $server } could not be read here
report-ethics = Consent, and what left the study
report-consent-to = Consent of those who take part to
report-without-consent = { $people } { $count ->
    [one] was
   *[other] were
} interviewed, and no consent to the interview is recorded.
report-quoted-without = { $people } did not consent to be quoted, but { $count ->
    [one] quote { $quotes } in this review holds
   *[other] quotes { $quotes } in this review hold
} their words. Leave { $count ->
    [one] it
   *[other] them
} out, or ask first.
report-recorded-without = There is a recording of { $people }, without consent to it.
report-back = Transcripts returned and findings shown
report-transcript = transcript “{ $source }”
report-what-back = What
report-day = Day
report-answer = Answer
report-changed = Changed because of it
report-retention = Kept until
report-kept-until = { $is_study ->
    [yes] The study may be kept until { $day }
   *[no] What { $name } said may be kept until { $day }
}; then: { $then }.
report-kept-nowhere = How long the study may be kept: to be filled in by the author
report-left = What left the study unencrypted
report-nothing-left = No file with anything of the study in it was written by the program before this one.
report-left-counted = { $count ->
    [one] One file was
   *[other] { $count } files were
} written with something of the study in it, of which { $words ->
    [0] none holds
    [one] 1 holds
   *[other] { $words } hold
} participants’ words as they were said. What was shown on screens, or copied from them, is not recorded.
report-left-by = By
report-left-what = What
report-left-words = Participants’ words
report-left-times = Times
report-left-last = Last
report-left-file = as in the file
report-left-no-words = none
