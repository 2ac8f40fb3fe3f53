# The items of COREQ and SRQR by number, in words of our own, and what the log answers.

report-item = Item
report-from-log = Answer
report-for-author = for the author
report-items-answered = { $count ->
    [one] 1 of { $items } items is answered
   *[other] { $count } of { $items } items are answered
}; the rest is for the author.

report-coreq-1 = Interviewer
report-coreq-2 = Credentials
report-coreq-3 = Occupation
report-coreq-4 = Gender
report-coreq-5 = Experience and training
report-coreq-6 = Relationship with the participants before the study
report-coreq-7 = What the participants knew about the interviewer
report-coreq-8 = The interviewer’s preunderstanding and interests
report-coreq-9 = Methodological orientation
report-coreq-10 = Sampling
report-coreq-11 = How participants were recruited
report-coreq-12 = Sample size
report-coreq-13 = Non-participation
report-coreq-14 = Setting of the interviews
report-coreq-15 = Others present
report-coreq-16 = Description of the sample
report-coreq-17 = Interview guide
report-coreq-18 = Repeat interviews
report-coreq-19 = Audio or visual recording
report-coreq-20 = Field notes
report-coreq-21 = Duration of the interviews
report-coreq-22 = Data saturation
report-coreq-23 = Transcripts returned to participants
report-coreq-24 = Number of coders
report-coreq-25 = Description of the coding tree
report-coreq-26 = Derivation of themes
report-coreq-27 = Software
report-coreq-28 = Member checking of the findings
report-coreq-29 = Quotations
report-coreq-30 = Consistency between data and findings
report-coreq-31 = Major themes
report-coreq-32 = Minor themes and negative cases

report-srqr-1 = Title
report-srqr-2 = Abstract
report-srqr-3 = Problem and its significance
report-srqr-4 = Purpose or research question
report-srqr-5 = Qualitative approach and paradigm
report-srqr-6 = Researchers and reflexivity
report-srqr-7 = Context
report-srqr-8 = Sampling strategy
report-srqr-9 = Ethical approval and consent
report-srqr-10 = Data collection methods
report-srqr-11 = Instruments and recording equipment
report-srqr-12 = Sample (participants and texts)
report-srqr-13 = Data processing
report-srqr-14 = Data analysis
report-srqr-15 = Techniques to enhance trustworthiness
report-srqr-16 = Findings and interpretation
report-srqr-17 = Links to empirical data
report-srqr-18 = Relation to earlier work
report-srqr-19 = Limitations
report-srqr-20 = Conflicts of interest
report-srqr-21 = Funding

report-answer-memos = { $count ->
    [one] { $count } memo on preunderstanding and reflexivity
   *[other] { $count } memos on preunderstanding and reflexivity
}
report-answer-sample = { $participants ->
    [one] { $participants } participant
   *[other] { $participants } participants
}, { $texts ->
    [one] { $texts } coded text
   *[other] { $texts } coded texts
}
report-answer-absent = { $count ->
    [one] { $count } person declined, did not attend or withdrew
   *[other] { $count } people declined, did not attend or withdrew
}
report-answer-recordings = { $count ->
    [one] { $count } recording attached
   *[other] { $count } recordings attached
}
report-answer-notes = { $count ->
    [one] { $count } field note or observational memo
   *[other] { $count } field notes and observational memos
}
report-answer-saturation = code saturation only; new codes in the last coded texts: { $new }
report-answer-codes = { $count ->
    [one] { $count } code
   *[other] { $count } codes
} in use
report-answer-negative = { $count ->
    [one] { $count } negative case
   *[other] { $count } negative cases
}
report-answer-consents = { $count ->
    [one] consent recorded for { $count } participant
   *[other] consent recorded for { $count } participants
}
report-answer-layers = { $count ->
    [one] transcripts verbatim and in { $count } edited layer
   *[other] transcripts verbatim and in { $count } edited layers
}
report-answer-analysis = { $codings ->
    [one] { $codings } coded segment
   *[other] { $codings } coded segments
}, { $memos ->
    [one] { $memos } memo
   *[other] { $memos } memos
}
report-answer-consensus = { $count ->
    [one] { $count } disagreement resolved by consensus
   *[other] { $count } disagreements resolved by consensus
}
report-answer-rounds = { $count ->
    [one] { $count } blind round
   *[other] { $count } blind rounds
}
report-see-section = (section { $number })
report-answer-quotes = { $count ->
    [one] { $count } quote
   *[other] { $count } quotes
}, numbered and with the participant, in this review
report-answer-derived = { $before ->
    [0] { $count ->
        [one] the one code was
       *[other] all { $count } codes were
    } created after the first text was imported
    [one] 1 of { $count } codes was created before the first text was imported
   *[other] { $before } of { $count } codes were created before the first text was imported
}
report-answer-minor = { $categories ->
    [0] {""}
    [one] { $categories } category and{" "}
   *[other] { $categories } categories and{" "}
}{ $codes ->
    [one] { $codes } code
   *[other] { $codes } codes
} under the main categories
report-answer-returned = Transcripts were returned to { $count ->
    [one] 1 participant
   *[other] { $count } participants
} ({ $answers })
report-answer-shown = Findings were shown to { $count ->
    [one] 1 participant
   *[other] { $count } participants
} ({ $answers }){ $changed ->
    [0] {""}
    [one] ; once something was changed because of it
   *[other] ; { $changed } times something was changed because of it
}
