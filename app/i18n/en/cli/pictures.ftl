# Results to look at.

cli-pictures-picture =
    Draw a picture into FILE (.svg or .png).

      treemap       the categories; the size of a box is the number of codings
      saturation    code saturation: new codes in each text, in the order of coding
      codes         how often each code was used
      uses          code use over time, from first to last
      network       the code map: relations between codes, and which stand on the same words
      participants  which participants are represented in each category

    Instead of participants you may give sources, coders, days, months, or the name of an ATTRIBUTE.
cli-pictures-themes =
    Show the category table: main categories, the categories under them, and their subcodes.
    .out = Write a table to this file (.csv, .xlsx or .md) instead of printing.
cli-pictures-none = No categories yet.
