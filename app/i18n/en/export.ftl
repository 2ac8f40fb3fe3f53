# Headings and sentences in exported files.

export-codebook = Codebook
export-quotes = Quotes
export-categories = Categories
export-theory = Theory
export-reflections = Reflections

export-readme-what = An interview study as plain files. Texts are UTF-8, tables are CSV (RFC 4180, UTF-8), codebook-and-quotes.md is Markdown, and project.qdpx is a REFI-QDA 1.5 project.
export-readme-texts = Texts stand in the layer “{ $layer }”. Places are code points of the files under texts/, counted from 0; the end is not included.
export-readme-tables = In codings.csv, the column “why” contains the coder’s reason. history.csv has one line for each decision, in order: “said” tells it in a sentence, in the names of its moment, and lines with the same number under “act” were one gesture.
export-readme-checksums = SHA256SUMS contains the checksum of each file; check them with: sha256sum --check SHA256SUMS
export-not-encrypted = These files are not encrypted. Keep them only where the participants’ words may be kept.

export-remark = Remark
export-history = History
export-negative-case = negative case
export-weight = weight { $weight }

export-bundle-code = the category “{ $code }” with its quotes
export-bundle-period = decisions from { $start } until { $end }, without the participants’ words
export-bundle-but-blind = { $shows }, but for what an open round of blind coding hides from its maker
export-works = References
