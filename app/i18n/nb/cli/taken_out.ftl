# Hva som er tatt ut av studien i klartekst.

cli-taken_out-exports =
    List opp det som er tatt ut av studien i klartekst: hvem som tok ut hva, når, og i hvilken form.

    Kodespor registrerer hver fil programmet skriver med noe av studien i: eksporter, rapporter, tabeller, figurer, revisjonspakker og vedlagte filer som lagres. Også leseres eksporter registreres. Det som vises på en skjerm eller skrives ut i en terminal, registreres ikke, og heller ikke hva et annet program gjør med en fil. På en enhet som er fjernet, eller som venter på å bli bekreftet, skrives filen og noteres bare på den enheten.
cli-taken_out-none = Ingenting er tatt ut av studien i klartekst.
cli-taken_out-here-only = bare notert på denne enheten
cli-taken_out-all-texts = alle tekster
cli-taken_out-no-words = ingen ord fra deltakere
