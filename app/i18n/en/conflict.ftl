# Why an event of the trail did not simply take effect.

conflict-stranger = by a device that is not a member
conflict-after_removal = written after removal, without effect
conflict-newer_version = made by a newer version
conflict-already_there = was there already
conflict-unknown = names something unknown
conflict-cycle = would have put a code under itself
conflict-not_own = not the author’s own, without effect
conflict-out_of_range = outside the text
conflict-concurrent_rename = renamed at the same time
conflict-concurrent_move = moved at the same time
conflict-merged_twice = merged twice
conflict-not_live = no longer in use
conflict-deleted_in_use = deleted while in use
conflict-withdrawn = withdrawn
conflict-already_admitted = admitted already
conflict-by_reviewer = by a reviewer, without effect
conflict-overruled = overruled by another removal
conflict-overlaps = overlaps another replacement
conflict-malformed = cannot be read: whoever signed it did not make it with this program
conflict-bad_value = holds a value that is not allowed
conflict-too_long = holds a text that is too long
conflict-too_many = holds too many items
conflict-empty = lacks something that is needed
conflict-too_deep = would stand too deep in the codebook
