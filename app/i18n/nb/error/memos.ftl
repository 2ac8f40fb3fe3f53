# Memoer, hva de viser til, og referanser.

error-no-such-memo = Det finnes ikke noe slikt memo.
error-memo-not-own = Dette memoet er en medkoders. Skriv et eget memo om det.
error-memo-empty = Et memo kan ikke være tomt.
error-memo-kind-unknown = Memotypene er { $kinds }.
error-memo-subject-gone = Det memoet handler om, er ikke lenger med i prosjektet. Skriv heller et nytt memo.
error-memo-subject-withdrawn = Dette er trukket tilbake. Det kan ikke skrives memo om det.
error-note-too-long = Et memo eller en begrunnelse har høyst { $max } tegn. Importer lengre tekster som tekster i prosjektet.
error-memo-target-unknown = Det er ingenting slikt her som memoet kan vise til.
error-memo-already-linked = Memoet viser allerede dit.
error-memo-not-linked = Memoet viser ikke dit.
error-no-such-reference = Det finnes ingen slik referanse.
error-references-already-listed = Alle disse referansene står allerede i listen.
error-case-kind-unknown = En case er en deltaker eller en tekst.
error-cell-empty = En rute kan ikke skrives tom. Vil du ta ut teksten din, så tøm ruten («framework clear»).
error-cell-unchanged = Det står allerede i ruten.
error-no-such-cell = Du har ikke skrevet noe i denne ruten.
error-segment-of-another-cell = Dette utdraget hører ikke til ruten: Det må være casens eget, og kodet med kategorien eller en kode under den.
error-too-many-segments = En rute viser tilbake til høyst { $max } utdrag.
error-finding-unchanged = Ingenting er endret i denne delen.
