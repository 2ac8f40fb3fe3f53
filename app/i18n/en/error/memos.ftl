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
