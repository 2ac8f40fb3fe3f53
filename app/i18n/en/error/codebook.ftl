# Names, codes, relations between codes, and sets.

error-name-empty = A name cannot be empty.
error-name-too-long = A name has at most { $max } characters.
error-no-such-code = There is no such code.
error-code-merged = This code was merged into “{ $into }”. Use that one.
error-code-deleted = This code was deleted. Undo the deletion to use it again.
error-code-name-unchanged = The code is already called “{ $name }”.
error-code-part-unknown = A code’s description has the parts { $parts }.
error-code-not-moved = The code is already there.
error-code-beside-itself = Choose another code to place this one before or after.
error-code-under-itself = A code cannot stand under itself or one of its own subcodes.
error-code-merged-into-itself = A code cannot be merged into itself or one of its own subcodes. Move that subcode out first.
error-split-too-few-names = To split a code, give at least two different names.
error-colour-malformed = “{ $colour }” is not a colour. Write it as #rrggbb, for example #3b7a57.
error-no-such-relation = There is no such relation.
error-relation-to-itself = A code cannot be related to itself.
error-relation-exists = These codes already have this relation.
error-no-such-set = There is no such set.
error-set-exists = There is already a set called “{ $name }”.
error-set-empty = A set needs at least one code or text.
error-code-too-deep = At most { $max } codes can stand under each other.
error-split-too-many-names = A code can be split into at most { $max } codes.
