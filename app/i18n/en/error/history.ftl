# What the history screen refuses.

error-review-format = A review is saved as .html, .docx or .md.
