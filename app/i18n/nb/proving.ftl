# Det som sies mens en studie leses før loggen har kommet.

proving-reading = Du leser denne studien fra en tilstand som { $members } attesterte { $day }, før hendelsene har kommet til denne enheten.
proving-alone = Bare { $member } attesterer den: ingen andre medlemmer har bekreftet den.
proving-arrived = { $arrived } av { $events ->
    [one] 1 hendelse
   *[other] { $events } hendelser
} har kommet. Når alle er her, kontrollerer enheten det som ble attestert.
proving-lacked = { $others } hadde ikke fått { $events ->
    [one] 1 av disse hendelsene
   *[other] { $events } av disse hendelsene
} sist de skrev noe eller synkroniserte med denne enheten. Hendelsene kan fortsatt være på vei: synkroniser med { $members }. Kommer de ikke, har du fått se noe som ingen andre har: spør { $others }, og la en annen eier invitere deg på nytt.
proving-contradicted = ADVARSEL: På plassen til en hendelse som { $members } attesterte, står det en annen i loggen. Enten har en kopi av en enhet skrevet videre ved siden av, eller så har du fått se noe som ingen andre har. Ikke stol på det du leser her. Spør et annet medlem, og la en annen eier invitere deg på nytt.
proving-read-only = Til da kan du lese, men ikke skrive, og det finnes ingen historikk. Synkroniser for å få hendelsene.
proving-admission-missing = Alle hendelsene har kommet, og de beviser den. Det mangler bare at du ble tatt opp: synkroniser en gang til.
proving-proved = Alle hendelsene har kommet. De beviser det du leste før, og du kan skrive fra nå av.
proving-false = ADVARSEL: det { $members } attesterte om denne studien, stemmer ikke med hendelsene. Noe av det du leste før, var ikke sant. Det du ser nå, kommer fra hendelsene alene. Si fra til de andre, og kjør «kodespor doctor».
