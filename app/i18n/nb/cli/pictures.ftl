# Resultater å se på.

cli-pictures-picture =
    Tegn en figur i FIL (.svg eller .png).

      treemap       kategoriene; størrelsen på en rute er antall kodinger
      saturation    kodemetning: nye koder i hver tekst, i kodingsrekkefølge
      codes         hvor ofte hver kode er brukt
      uses          bruken av kodene over tid, fra første til siste gang
      network       kodekartet: relasjoner mellom koder, og hvilke som står på de samme ordene
      participants  hvilke deltakere som er representert i hver kategori

    I stedet for participants kan du oppgi sources (tekster), coders (kodere), days (dager), months (måneder), eller navnet på et KJENNETEGN.
cli-pictures-themes =
    Vis kategoritabellen: hovedkategorier, kategoriene under dem, og underkodene.
    .out = Skriv en tabell til denne filen (.csv, .xlsx eller .md) i stedet for til skjermen.
cli-pictures-none = Ingen kategorier ennå.
