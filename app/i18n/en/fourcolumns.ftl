# The four columns: text, categories, theory, reflections.

fourcolumns-categories = Categories
fourcolumns-theory = Theory
fourcolumns-reflections = Reflections
fourcolumns-none = Code some segments of this text; each becomes a row.
fourcolumns-add-theory = Add theory
fourcolumns-add-reflection = Add a reflection
fourcolumns-reference = Reference
fourcolumns-whole = Whole text
