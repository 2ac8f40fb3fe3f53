# Hvor en kategori kommer fra.

cli-lineage-lineage =
    Vis hvordan en kategori ble til: de første utdragene, sammenslåinger, oppdelinger, flyttinger, definisjoner og memoer, alle med begrunnelse.

    Vis i stedet hele historikken til et utdrag med --source. Uten noe av dette vises hvordan hele kodeboken ble til.
    .source = Vis hele historikken til et utdrag av denne teksten.
    .from = Utdraget begynner ved dette kodepunktet (ellers: begynnelsen av teksten).
    .to = Utdraget slutter før dette kodepunktet (ellers: slutten av teksten).
    .out = Tegn utviklingen i denne filen (.svg eller .png).
cli-lineage-code-or-source = Oppgi en KODE eller --source, ikke begge.
cli-lineage-nothing = Ingen har kodet eller kommentert dette utdraget.
