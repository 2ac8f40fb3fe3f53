# Kjennetegn ved tekster.

cli-text_attributes-sources-describe = Sett et KJENNETEGN ved TEKST, for eksempel: describe Intervju3 sted nett. En tom VERDI tømmer det. «participants type» sier hva et kjennetegn kan være, også ved tekster.
cli-text_attributes-described = { $source }: { $attribute } er { $value }.
cli-text_attributes-sources-import-attributes =
    Importer kjennetegn ved tekster fra en tabell (csv eller xlsx) med navnene på tekstene i første kolonne og en overskrift over hver kolonne.

    Kodespor setter verdier som er annerledes. Ingenting blir fjernet, og tomme ruter endrer ingenting. Hvis en tekst ikke er i prosjektet, eller en verdi ikke passer til typen kjennetegn, blir ingenting importert.
cli-text_attributes-imported = { $sources ->
    [one] 1 tekst i tabellen
   *[other] { $sources } tekster i tabellen
}: { $attributes ->
    [one] 1 kjennetegn satt
   *[other] { $attributes } kjennetegn satt
}.
