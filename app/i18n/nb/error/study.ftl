# Studien som helhet: beskrivelse, faser, angring, sjekkpunkter, importerte prosjekter.

error-project-part-unknown = Prosjektsiden har delene { $parts }.
error-phase-unknown = Fasene er { $phases }.
error-undo-not-possible = Dette kan ikke angres: Det er en medkoders beslutning, eller den delte ut eller slettet nøkler. Du kan være uenig, eller ta en ny beslutning.
error-undo-already = Det er angret fra før. Vil du ha det tilbake: kodespor redo { $event }.
error-nothing-undone = Det er ikke angret, så det er ingenting å gjøre om igjen.
error-undone-by-another = En annen angret dette, og bare den kan gjøre det om igjen. Du kan være uenig, eller gjøre det på nytt.
error-undo-last-for-good = Det du gjorde sist, kan ikke angres: En tilbaketrekking er endelig, og hvem som snakker, rettes på nytt i stedet. For å angre noe eldre, oppgi det: kodespor undo HENDELSE. Loggen viser numrene.
error-undo-nothing = Du har ingenting å angre.
error-import-nothing-found = Det er ingenting i dette prosjektet som kan importeres.
error-checkpoint-already-signed = Denne enheten har allerede signert det sjekkpunktet.
error-timestamp-too-long = Tidsstempelet er større enn { $max } byte.
