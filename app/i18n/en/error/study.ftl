# The study as a whole: its description, phases, undo, checkpoints, imported projects.

error-project-part-unknown = The project page has the parts { $parts }.
error-phase-unknown = The phases are { $phases }.
error-undo-not-possible = This cannot be undone: it is a co-coder’s decision, or it handed out or destroyed keys. You can disagree with it, or make a new decision.
error-undo-already = That is undone already. To have it back: kodespor redo { $event }.
error-nothing-undone = That counts: nothing is to be redone.
error-undone-by-another = Somebody else took this back, so it is theirs to redo. You can disagree with it, or do it again.
error-undo-last-for-good = What you did last cannot be undone: a withdrawal is for good, and who speaks is corrected again instead. To undo something older, name it: kodespor undo EVENT. The log shows the numbers.
error-undo-nothing = You have nothing to undo.
error-import-nothing-found = There is nothing in this project that can be imported.
error-checkpoint-already-signed = This device has already signed that checkpoint.
error-timestamp-too-long = The time stamp is larger than { $max } bytes.
