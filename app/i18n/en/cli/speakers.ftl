# Who speaks in texts.

cli-speakers-line = { $label } ({ $who }): { $turns ->
    [one] 1 turn
   *[other] { $turns } turns
}, { $words ->
    [one] 1 word
   *[other] { $words } words
}, { $share }
cli-speakers-interviewer = interviewer
cli-speakers-other = no participant
cli-speakers-twice = { $participant } was given twice and counts once.
cli-speakers-set = Who speaks in “{ $name }” is corrected, and the words are sealed again.
cli-speakers-form = A speaker is given as NAME=PARTICIPANT.
cli-speakers-turn-form = A turn is given as NUMBER=PARTICIPANT, NUMBER=interviewer or NUMBER=other.
cli-speakers-unknown = No turn begins with “{ $label }”.
cli-speakers-near = “{ $name }” was added; “{ $other }” is there, too. If they are one person: kodespor participants merge { $source } --into { $into }
cli-speakers-once-called = “{ $name }” is called “{ $now }” now; the words go to that participant.
