# Søk etter kodinger, og lagrede søk.

cli-queries-query =
    List opp kodinger med et UTTRYKK av koder (eller sett) og ordene and, or, not, within, near (eller og, eller, ikke, innenfor, nær).

      A and B          kodinger av A som overlapper en av B (også: A overlaps B)
      A within B       kodinger av A som ligger inni en av B
      A not B          kodinger av A som ikke overlapper noen av B
      A near B         kodinger av A innen 200 tegn fra en av B
      A near/50 B      kodinger av A innen 50 tegn fra en av B
      A near/2turns B  kodinger av A høyst to replikker fra en av B
      A or B           kodinger av A eller av B

    En kode omfatter dem under den. Parenteser grupperer. Sett et navn som har et av disse ordene eller en parentes i seg, i "anførselstegn".
    .saved = Kjør det lagrede søket med dette navnet, eventuelt mer avgrenset.
    .save = Lagre søket med dette navnet.
cli-queries-saved = Lagret søket «{ $name }».
cli-queries-replaced = Lagret søket «{ $name }» i stedet for det som hadde dette navnet; det gamle finnes i historikken.
cli-queries-what = Oppgi et uttrykk, eller bruk --saved.
cli-queries-saved-for-the-present = Et søk lagres for nåtiden: utelat --as-of.
cli-queries-queries = List opp de lagrede søkene. Kommandoen nedenfor sletter et.
cli-queries-none = Ingen lagrede søk.
cli-queries-queries-delete = Slett det lagrede søket NAVN.
cli-queries-deleted = Slettet det lagrede søket «{ $name }».
