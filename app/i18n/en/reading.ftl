# Reading and coding one text.

reading-all-texts = All texts
reading-whose = Whose codings are shown
reading-whose-all = Everybody’s codings
reading-whose-own = Only my own (blind)
reading-memo-on-text = Memo on this text
reading-layer-name = Layer: { $layer }
reading-side-by-side = Show the summary and the original side by side
reading-link = Link the two segments
reading-linked = Linked: a coding on one shows the other.
reading-more = More
reading-print = Save or print with codings
reading-whose-name = Codings: { $whose }
reading-find = Find in this text
reading-find-next = Next place

# -- nothing selected

reading-select = Select some text to code it
reading-select-how = Drag over the words, or press and hold on a phone. Alt+↓ goes from sentence to sentence.
reading-tap = Tap a coding to see who made it, when and why.
reading-keys = F1 shows all keys.
reading-handle-start = Start of the coding or selection: drag to move it
reading-handle-end = End of the coding or selection: drag to move it

# -- coding the selection

reading-code-hint = Type to filter, or write a new name
reading-pick = Code for the selection
reading-pick-code = Code the selection with “{ $code }”
reading-copy = Copy
reading-vivo = In vivo
reading-copied = Copied.
reading-clear-selection = Clear selection
reading-margin-memo = Memo in the margin
reading-replace = Replace (pseudonymise) selection
reading-code-with = Code with “{ $code }”
reading-new-code = New code “{ $code }”
reading-coded = Coded with “{ $code }”

# -- a coding

reading-coding-removed = This coding has been removed.
reading-negative-case = Negative case: it speaks against the code
reading-weight = Weight: { $weight } of 100
reading-said-history = Full history of this segment
reading-removed-since = removed since
reading-write-memo = Write a memo
reading-go-to-segment = Go to the segment in { $text }
reading-start = Start
reading-start-earlier = Start one word earlier
reading-start-later = Start one word later
reading-end = End
reading-end-earlier = End one word earlier
reading-end-later = End one word later
reading-removed = The coding is removed.
reading-boundaries = Move boundaries here
reading-boundaries-first = First select the new boundaries in the text, or move them word by word.
reading-boundaries-moved = The boundaries are moved.
reading-weight-and-comment = Weight and comment
reading-weight-field = Weight (1 to 100, or empty)
reading-comment = Comment
reading-mark-negative = Mark as negative case
reading-unmark-negative = Not a negative case after all
reading-negative-how = A negative case keeps its code, and is shown as speaking against it.
reading-agree = Agree
reading-disagree = Disagree
reading-disagree-why = What do you see differently?

# -- a memo

reading-memo = Memo
reading-memo-by = Memo by { $coder }: { $text }
reading-memo-deleted = This memo has been deleted.
reading-memo-revise = Revise
reading-memo-delete = Delete (keeps history)
reading-memo-deleted-now = The memo is deleted.
reading-memo-reference = Reference (for theory)

# -- the recording

reading-play = Play or pause
reading-play-back = Five seconds back
reading-play-selection = Play from the selection
reading-play-unknown = This text has no time code here.
reading-mark-from = Mark from here
reading-mark-to = Mark to here
reading-no-speaker = No speaker at that time.
reading-closed = The text you were reading was withdrawn or removed elsewhere, and is closed.
reading-player-place = Place in the recording
reading-code-not-here = This code is not used in this text.
