# Relations between codes, and sets.

cli-relations-relations = List the relations between codes. The commands below add and remove them.
cli-relations-none = No relations yet.
cli-relations-relations-add = Add a relation: CODE causes, part_of or contradicts OTHER. Any other word is a KIND of your own.
cli-relations-added = “{ $code }” { $kind } “{ $other }”  [{ $id }]
cli-relations-relations-remove = Remove a RELATION.
cli-relations-removed = The relation was removed.
cli-relations-sets = List the sets of codes and sources. The commands below save and delete them.
cli-relations-no-sets = No sets yet.
cli-relations-sets-save =
    Save codes and sources as a set under a NAME.
    .code = A code of the set.
    .source = A source of the set.
    .again = Replace what the set NAME holds by these.
cli-relations-set-saved = “{ $name }” holds { $codes ->
    [one] 1 code
   *[other] { $codes } codes
} and { $sources ->
    [one] 1 source
   *[other] { $sources } sources
}.
cli-relations-sets-delete = Delete the set NAME. What it holds stays.
cli-relations-set-deleted = Deleted the set “{ $name }”.
