# Texts, ranges of them, layers over them, time codes and attached files.

error-copies-differ = These two texts do not have the same words.
error-nothing-to-move = You have no codings or memos on this text that could be moved.
error-no-such-source = There is no such text.
error-source-withdrawn = A participant withdrew this text. Its words are gone.
error-words-withdrawn = The person who said these words withdrew them.
error-range-outside = The text has the characters 0 to { $chars }. { $start } to { $end } is not a segment of it.
error-source-kind-unknown = The kinds of text are { $kinds }.
error-source-empty = { $name } holds no text.
error-source-too-long = { $name } has more than { $max } characters. Split it into several texts.
error-layer-unknown = The layers are { $layers }.
error-no-such-place = These words do not occur in the text.
error-place-outside = The text has { $chars } characters. A place lies within them and is not empty.
error-places-overlap = Two of these places overlap.
error-place-already-replaced = Words were already replaced here in this layer. Undo that first.
error-replacement-too-long = A replacement has at most { $max } characters.
error-source-not-condensed = Only a summary can be linked to its original.
error-no-such-link = These segments are not linked.
error-timecodes-out-of-order = Time codes stand at places of the text, in its order.
error-timecode-ends-early = A time code cannot end before it begins.
error-no-such-file = There is no such file.
error-file-size-outside = A file has at least one byte and at most { $max } GiB.
error-file-owner-unknown = A file is attached to a text, a participant or the project.
error-speakers-not-owner = Only an owner can correct who speaks in a text, since its words are sealed again. Ask one of them.
error-speakers-unchanged = It is that way already.
error-no-such-speaker = No turn here begins with “{ $speaker }”. Those who speak: { $speakers }
error-no-such-turn = There is no turn { $number }. The text has { $count ->
    [one] 1 turn
   *[other] { $count } turns
}.
error-turns-too-many = A text has at most { $max } turns. Split it into several texts.
error-speakers-set-again = A correction of who speaks cannot be undone, because the words were sealed again. Correct it once more instead.

# -- transcripts that are being written

error-not-a-recording = “{ $name }” is not a sound or video file, so it cannot be transcribed here.
error-no-such-transcript = There is no such draft of a transcript.
error-transcript-finished = This transcript is finished: it is a text now. Undo that to go on writing the draft.
error-transcript-closed = This draft was deleted. Undo that to go on writing it.
error-transcript-empty = The draft holds no words yet.
error-transcript-withdrawn = The words of this draft were withdrawn, or their key has not come here yet.
error-transcript-two-versions = { $count } versions of this draft stand beside each other, written on different devices. Join them, or choose one, before it is finished.
error-transcript-too-long = A transcript has at most { $max } characters. Finish it here and go on in another.
error-transcript-saved-too-often = A draft is saved at most { $max } times. Finish it, and go on in the text.
error-transcript-there-already = “{ $name }” is being transcribed already. Go on with that draft, or say that you want another.
error-transcript-one-version = There is only one version of this draft.
error-not-a-summary = This text is not a summary of another one. Import it with its original named (--of).
error-no-text-chosen = No text is chosen.
