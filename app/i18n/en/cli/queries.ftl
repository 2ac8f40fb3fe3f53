# Queries, and saved ones.

cli-queries-query =
    List codings by an EXPRESSION of codes (or sets) and the words and, or, not, within, near.

      A and B          codings of A that overlap one of B (also: A overlaps B)
      A within B       codings of A that lie inside one of B
      A not B          codings of A that overlap none of B
      A near B         codings of A within 200 characters of one of B
      A near/50 B      codings of A within 50 characters of one of B
      A near/2turns B  codings of A at most two turns away from one of B
      A or B           codings of A or of B

    A code includes those below it. Brackets group. Put a name that has one of these words or a bracket in it in "quotation marks".
    .saved = Run the saved query of this name, perhaps narrowed further.
    .save = Save this query under this name.
cli-queries-saved = Saved the query “{ $name }”.
cli-queries-replaced = Saved the query “{ $name }” in place of the one of this name; that one is in the history.
cli-queries-what = Give an expression, or --saved.
cli-queries-saved-for-the-present = Kodespor saves a query for the present: leave out --as-of.
cli-queries-queries = List the saved queries. The command below deletes one.
cli-queries-none = No saved queries.
cli-queries-queries-delete = Delete the saved query NAME.
cli-queries-deleted = Deleted the saved query “{ $name }”.
