# Codings: making, changing and judging them.

cli-codings-code =
    Put every CODE on the code points START to END (exclusive) of SOURCE. “find” shows where a quote is.
    .in-vivo = Also put a new code on it, with the words themselves as its name.
cli-codings-code-missing = Name a code, or give --in-vivo.
cli-codings-there = { $place } is coded so already  [{ $id }]
cli-codings-coded = Coded { $place }  [{ $id }]
cli-codings-uncode = Remove a CODING of your own. The history keeps it.
cli-codings-removed = The coding was removed.
cli-codings-recode =
    Give a CODING of your own another code, other boundaries, or both in one step; with several CODINGs, or --of, all of them another code as one act.
    .to = The new code.
    .range = The new boundaries, in code points (END is exclusive); of one coding only.
    .of = Recode all codings of your own with this code, without those of the codes below it.
cli-codings-recode-how = Give --to, --range or both.
cli-codings-recode-which = Name the codings, or give --of, but not both.
cli-codings-recode-one-range = Several codings are given another code with --to; --range is for one coding.
cli-codings-recoded = { $count ->
    [one] { $count } coding has
   *[other] { $count } codings have
} the code “{ $code }” now.{ $left ->
    [0] {""}
    [one] {" "}One stays as it was: you have coded its place so already.
   *[other] {" "}{ $left } stay as they were: you have coded their places so already.
}
cli-codings-changed = The coding was changed.
cli-codings-review-coding =
    Agree or disagree with a co-coder’s CODING, or propose another code. The coding itself stays theirs.
    .code = The code that you propose instead.
cli-codings-reviewed = Recorded: { $stance }.
cli-codings-annotate =
    Annotate a CODING of your own: its weight, a comment, and whether it is a negative case.
    .weight = How much the coding weighs, from 1 to 100; 0 removes the weight.
    .comment = A comment on the coding.
    .against = Mark the segment as a negative case (it speaks against the code), or remove the mark.
cli-codings-annotate-how = Give --weight, --comment, --against or --for.
cli-codings-annotated = The coding was annotated.
cli-codings-codings =
    List codings with their quotes.
    .code = Include this code and those below it only.
cli-codings-none = No codings.
cli-codings-negative = negative case
cli-codings-weight = weight { $weight }
cli-codings-comment = comment: { $comment }
cli-codings-disagreements =
    List what is still to be talked through: codings that somebody disagrees with, and decisions that coders made at the same time without seeing each other’s. With --coder twice also what these two coded differently, until “consensus add” records what they agreed on.
    .coder = One of two coders who coded the same texts; give the option twice.
cli-codings-no-disagreements = No disagreements.
cli-codings-no-judgements = Nobody disagrees with a coding. What two coders coded differently is listed with --coder twice.
