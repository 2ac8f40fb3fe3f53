# Memos.

cli-memos-memo = Write, revise, delete and link memos. “memos” lists them.
cli-memos-memo-add =
    Write a memo.
    .kind = What kind of memo it is.
    .text = The memo.
    .on = What it is about: a coding, source, code, participant, memo or reference (default: the project).
    .reference = The literature that a theoretical memo rests on.
    .start = With --end and a source after --on: the segment beside which it stands starts here (code points).
    .end = With --start: the segment ends before this code point.
cli-memos-start-and-end = --start and --end go together, with a source after --on.
cli-memos-written = The memo was written  [{ $id }]
cli-memos-memo-revise =
    Revise a MEMO. The history keeps the earlier wording.
    .text = The new wording.
cli-memos-revised = The memo was revised.
cli-memos-memo-delete = Delete a MEMO. The history keeps it.
cli-memos-deleted = The memo was deleted.
cli-memos-memo-link = Link a MEMO of your own to a THING: a code, coding, source, participant, memo or reference.
cli-memos-linked = The memo is linked to “{ $thing }”.
cli-memos-memo-unlink = Remove the link from a MEMO to a THING.
cli-memos-unlinked = The memo is not linked to “{ $thing }” any more.
cli-memos-memos =
    List the memos in the order in which they were written.
    .kind = Include this kind only.
    .on = Include memos on this thing only.
cli-memos-none = No memos yet.
cli-memos-memos-show =
    Show the memos that are on THING or point to it: a code, coding, source, participant, memo or reference.

    For a code this includes memos on its codings, and for a source memos on codings in it. For a memo its words and its own links are shown too.
cli-memos-none-about = No memo is on it or points to it.
