# Hva som gikk galt på vei ut.

error-no-such-picture = Et bilde er ett av disse: { $kinds }.
