# Hva historikken avslår.

error-review-format = En gjennomgang lagres som .html, .docx eller .md.
