# The codebook: the tree of codes, and what one decides about a code.

codebook-search = Search the codebook
codebook-new = New code
codebook-empty = No codes yet. Codes appear here as you code, or create one.
codebook-top = Top of the tree
codebook-in-vivo = in vivo
codebook-branch = { $count ->
    [one] { $code }, { $count } coding
   *[other] { $code }, { $count } codings
}
codebook-actions = Actions for “{ $code }”
codebook-choose = Choose a code to see what it means and where it is used.
codebook-nameless = The name of this code was deleted with words that somebody took back. Give it a new name; its codings are as they were.
codebook-no-segments = None yet.
codebook-reason = Reason (readers of your method will ask for it)

# -- changing a code

codebook-create = Create
codebook-meaning = Definition
codebook-rename = Rename
codebook-rename-code = Rename “{ $code }”
codebook-new-under = New subcode
codebook-up = Move up
codebook-down = Move down
codebook-move = Move
codebook-merge = Merge
codebook-merge-into = Merge into another code
codebook-split = Split
codebook-split-code = Split “{ $code }”
codebook-split-names = Names of the new codes, separated by commas
codebook-describe = Describe
codebook-colour = Colour
codebook-colour-number = Colour { $number }
codebook-history = How this code came about
codebook-example = Use a coding as example
codebook-delete-code = Delete “{ $code }”? Its history and codings are kept.

# -- relations and sets

codebook-relation = Relation
codebook-relation-of = Relation from “{ $code }”
codebook-relation-kind = Type of relation
codebook-relation-own = a type of your own
codebook-relation-own-name = Name of your own type
codebook-other-code = The other code
codebook-set = Set
codebook-in-set = { $count ->
    [one] In the set “{ $set }” ({ $count } code)
   *[other] In the set “{ $set }” ({ $count } codes)
}
codebook-take-out = Remove from the set
codebook-set-add = Add to a set
codebook-set-known = Existing set
codebook-set-new = a new set
codebook-set-name = Name of the new set
codebook-namesakes = { $count ->
    [one] Another code is called “{ $name }” too: { $places }. Rename one of them, or merge the two.
   *[other] { $count } other codes are called “{ $name }” too: { $places }. Rename them, or merge them.
}

# -- above the tree

codebook-fold = Fold “{ $code }”
codebook-unfold = Unfold “{ $code }”
codebook-fold-all = Fold all
codebook-unfold-all = Unfold all
codebook-sorted = Sorted by: { $order }
codebook-order-own = own order
codebook-order-name = name
codebook-order-use = most used
codebook-several = Choose several
codebook-several-end = Done
codebook-so-many = { $count ->
    [one] { $count } code
   *[other] { $count } codes
}
codebook-delete = { $count ->
    [one] Delete { $count } code? Its history and codings are kept.
   *[other] Delete { $count } codes? Their history and codings are kept.
}
codebook-why = Reason (may be left empty, and given later)

# -- a code's page

codebook-passages = { $count ->
    [one] { $count } segment
   *[other] { $count } segments
}
codebook-all-passages = { $count ->
    [one] Retrieve { $count } segment
   *[other] Retrieve all { $count } segments
}
codebook-with-below = With the segments of the subcodes
codebook-page-of = Go to the code “{ $code }”
