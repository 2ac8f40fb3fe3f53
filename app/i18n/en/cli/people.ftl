# Participants and their consent.

cli-people-participants = List the participants. The commands below add, describe and assign them.
cli-people-none = No participants yet.
cli-people-participants-add =
    Add a participant under the pseudonym NAME.
    .status = The status of the participant.
cli-people-added = Added “{ $name }”.
cli-people-participants-describe = Set an ATTRIBUTE of a PARTICIPANT, for example: describe P1 age 40-49.
cli-people-described = { $participant }: { $attribute } is { $value }.
cli-people-participants-import =
    Import participants and their attributes from a table (csv or xlsx) with pseudonyms in the first column.

    Kodespor adds participants that are not known, and sets values that differ. It removes nothing.
cli-people-imported = { $participants ->
    [one] 1 participant in the table
   *[other] { $participants } participants in the table
}: { $added } new, { $attributes ->
    [one] 1 attribute set
   *[other] { $attributes } attributes set
}.
cli-people-participants-status = Set the STATUS of a PARTICIPANT.
cli-people-status-set = Status of { $participant }: { $status }.
cli-people-participants-type = Define the TYPE of an ATTRIBUTE of participants and texts: text, number, date (YYYY-MM-DD), yesno, or choice followed by the choices.
cli-people-type-set = Type of { $attribute }: { $type }.
cli-people-participants-consent =
    Record what a PARTICIPANT consented to on a day: to be interviewed, quoted, recorded, and that what they said is shared or archived.

    Each answer is yes, no or not_asked. A later record replaces the answers that it gives; what it did not ask about stays as it was, and everything is kept in the history.
    .interview = Whether they consented to be interviewed.
    .quotation = Whether they consented to be quoted.
    .recording = Whether they consented to be recorded.
    .sharing = Whether they consented to sharing or archiving.
    .form = The version of the consent form.
    .scope = What else is to be said about it.
    .file = An attached document that shows it (see “attach”).
cli-people-consented = { $participant }, { $day }: { $answers }.
cli-people-no-consent = interviewed without recorded consent
cli-people-not-recording = recorded without consent to it
cli-people-participants-assign = Assign SOURCE to the participants whose words it holds.
cli-people-assigned = “{ $source }” holds the words of { $participants }.
cli-people-withdraw =
    Record that PARTICIPANT withdraws: an owner destroys the keys to their words for good, on every device that syncs; a coder hides the words at once, and an owner confirms it with the same command.

    Withdrawing destroys their transcripts and all that was derived from them, quotes, memos and reasons written on them, in vivo names, and attributes, and what the team typed that repeats their words or names them, also before the transcript came. The project keeps that the interview took place, its length, and which decisions were made on it. Kodespor cannot reach devices that never sync again, back-ups, and printouts. You may also name a source that belongs to no participant.
    .also = Also delete what was typed in the decision EVENT, such as a memo that retells what they said. An owner can do this afterwards too.
    .decline = Take back a withdrawal that waits for an owner: an owner anybody’s, a coder their own.
cli-people-participants-rename =
    Give a participant another pseudonym.

    The name changes everywhere it is shown; the history keeps what it was. What turns in the texts begin with stays as it is written there.
cli-people-participants-merge =
    Say that two participants are one person, such as somebody who was written down twice.

    Texts, turns, consents, attributes, memos and files of PARTICIPANT become those of the other, also in tables and figures. If that person withdraws, the words of both are destroyed. Only an owner does this; it can be undone.
    .into = The participant who stays.
cli-people-renamed = “{ $before }” is now called “{ $name }”.
cli-people-merged = “{ $participant }” is now part of “{ $into }”.
cli-people-cannot-be-undone = This cannot be undone.
cli-people-type-the-name = Type the name “{ $name }” to confirm
cli-people-withdrawn = Withdrawn: { $keys ->
    [one] 1 key was destroyed on this device
   *[other] { $keys } keys were destroyed on this device
}. Co-coders’ devices do the same when they sync.
cli-people-hides = You are not an owner: this hides the words on every device that syncs, until an owner confirms or declines the withdrawal.
cli-people-hidden = The words are hidden here, and on co-coders’ devices when they sync. An owner confirms with “withdraw { $thing }”, which destroys the keys, or takes it back with “withdraw { $thing } --decline”.
cli-people-declined = The withdrawal was taken back: the words can be read again.
cli-people-still-hidden = Taken back, but somebody else’s withdrawal still hides the words.
cli-people-turns-only = In “{ $source }”, only the participant’s own turns are deleted; what others say about them stays.
cli-people-shared-text = “{ $source }” holds the words of several participants; all of it is deleted.
cli-people-code-name = The name of the code “{ $code }” is in their words and is deleted too; rename the code if you want to keep the name readable.
cli-people-typed = { $count ->
    [one] One memo, reason or name repeats their words or names them, and is deleted too:
   *[other] { $count } memos, reasons or names repeat their words or name them, and are deleted too:
    }
cli-people-listed = “{ $text }”  [{ $event }]
cli-people-named-in = “{ $source }” names them. What others say about somebody stays; anonymise it there if it must go from what you show.
cli-people-attribute = The attribute “{ $attribute }” has their name or words in its name or its choices, which stay readable. Set the attribute again without them; the old one stays in the history.
cli-people-to-check = What follows may still hold their words or name. Go through it now. What has to go, delete with “withdraw { $thing } --also EVENT”:
cli-people-by-hand = The program finds four words in a row, and the pseudonym. Go through memos that retell what they said, exports and printouts by hand; “withdraw { $thing } --also EVENT” deletes what was typed in a decision.
