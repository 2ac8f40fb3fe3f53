# Memos, what they point to, and references.

error-no-such-memo = There is no such memo.
error-memo-not-own = This memo is a co-coder’s. Write a memo of your own on it.
error-memo-empty = A memo cannot be empty.
error-memo-kind-unknown = The kinds of memo are { $kinds }.
error-memo-subject-gone = What this memo is about is no longer in the project. Write a new memo instead.
error-memo-subject-withdrawn = This was withdrawn. No memo can be written on it.
error-note-too-long = A memo or reason has at most { $max } characters. Import longer texts as texts of the project.
error-memo-target-unknown = There is nothing here that the memo could point to.
error-memo-already-linked = The memo already points there.
error-memo-not-linked = The memo does not point there.
error-no-such-reference = There is no such reference.
error-references-already-listed = All of these references are in the list already.
error-case-kind-unknown = A case is a participant or a text.
error-cell-empty = A cell cannot be written empty. To take out your text, empty the cell (“framework clear”).
error-cell-unchanged = The cell already says that.
error-no-such-cell = You have written nothing in this cell.
error-segment-of-another-cell = This segment is not one of the cell’s: it has to be the case’s own, and coded with the category or a code under it.
error-too-many-segments = A cell points back to at most { $max } segments.
error-finding-unchanged = Nothing changed in this section.
