# The codebook.

cli-codebook-codes = Show the codebook as a tree, with the number of codings. The commands below change it.
cli-codebook-none = No codes yet. Add one: kodespor codes add NAME
cli-codebook-within = { $codings } with subcodes
cli-codebook-rivals = also named { $names }
cli-codebook-unsorted = { $codings ->
    [one] split: 1 coding waits to be sorted
   *[other] split: { $codings } codings wait to be sorted
}
cli-codebook-codes-add =
    Add a code called NAME.
    .parent = Add it under this code.
    .definition = What the code means.
    .colour = Its colour, such as #3b7a57.
cli-codebook-added = Added “{ $name }”  [{ $id }]
cli-codebook-codes-rename = Give CODE another NAME. This also decides between two names that were given at the same time.
cli-codebook-renamed = “{ $code }” is called “{ $name }” now.
cli-codebook-codes-move =
    Move CODE under another one, to the top, or to another place in the order of the codes there. Tables, exports and reports follow that order.
    .parent = Move it under this code; "" moves it to the top.
    .before = Place it right before this code, under the same code.
    .after = Place it right after this code, under the same code.
    .first = Place it first.
    .last = Place it last.
cli-codebook-moved = “{ $code }” stands under “{ $parent }” now.
cli-codebook-moved-to-top = “{ $code }” stands at the top now.
cli-codebook-move-one-place = Say one place: --parent, --before, --after, --first or --last. Only --first and --last go together with --parent.
cli-codebook-placed-before = “{ $code }” stands right before “{ $beside }” now.
cli-codebook-placed-after = “{ $code }” stands right after “{ $beside }” now.
cli-codebook-placed-before-top = “{ $code }” stands right before “{ $beside }” now, at the top level.
cli-codebook-placed-before-under = “{ $code }” stands right before “{ $beside }” now, under “{ $parent }”.
cli-codebook-placed-after-top = “{ $code }” stands right after “{ $beside }” now, at the top level.
cli-codebook-placed-after-under = “{ $code }” stands right after “{ $beside }” now, under “{ $parent }”.
cli-codebook-placed-first = “{ $code }” stands first now.
cli-codebook-placed-last = “{ $code }” stands last now.
cli-codebook-codes-merge =
    Merge CODE into another. Its codings show there, and remember the code that they were made with.
    .into = The code that stays.
cli-codebook-merged = Merged “{ $code }” into “{ $into }”.
cli-codebook-codes-split =
    Split CODE into new ones beside it. Its codings stay with it until “recode” sorts them.
    .into = Names of the new codes, separated by commas.
cli-codebook-split = Split “{ $code }” into { $into }.
cli-codebook-codes-delete = Delete CODE. The history keeps it and its codings, and “undo” brings it back.
cli-codebook-deleted = Deleted “{ $code }”.
cli-codebook-codes-define = Write a PART of the description of CODE: its definition, when to use it, when not to use it, an example, or (content) what you say of it in the result table.
cli-codebook-defined = Wrote the { $part } of “{ $code }”.
cli-codebook-codes-quote = Choose the segment of CODING as a quote for CODE, in the result table and the review. It has to be coded with CODE or a code under it; “codings” lists the codings.
cli-codebook-quoted = Chose a quote for “{ $code }”.
cli-codebook-codes-unquote = No longer use the segment of CODING as a quote for CODE.
cli-codebook-unquoted = “{ $code }” no longer has this quote.
cli-codebook-codes-arrange = Put CODE on the code map: so many per cent of its width ACROSS, and of its height DOWN. The picture is drawn with “picture network”.
cli-codebook-arranged = “{ $code }” stands elsewhere on the code map now.
cli-codebook-codes-colour = Give CODE a COLOUR, such as #3b7a57.
cli-codebook-coloured = “{ $code }” has the colour { $colour } now.
cli-codebook-codes-because =
    Give the REASON for a DECISION on a code afterwards: a rename, move, merge, split or deletion of your own. DECISION is the event’s id, as the trail shows it.
cli-codebook-reason-given = The reason stands with the decision now.
