# Attributes of texts.

cli-text_attributes-sources-describe = Set an ATTRIBUTE of SOURCE, for example: describe Interview3 place online. An empty VALUE clears it. “participants type” says what an attribute may be, of texts too.
cli-text_attributes-described = { $source }: { $attribute } is { $value }.
cli-text_attributes-sources-import-attributes =
    Import attributes of texts from a table (csv or xlsx) with the names of the texts in the first column, and a heading above each column.

    Kodespor sets values that differ. It removes nothing, and empty cells change nothing. If a text is not in the project, or a value does not fit its attribute’s type, nothing is imported.
cli-text_attributes-imported = { $sources ->
    [one] 1 text in the table
   *[other] { $sources } texts in the table
}: { $attributes ->
    [one] 1 attribute set
   *[other] { $attributes } attributes set
}.
