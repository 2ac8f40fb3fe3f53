# Omvisningen i appen.

tour-place = Trinn { $place } av { $count }
tour-next = Neste trinn
tour-back = Forrige trinn
tour-end = Avslutt omvisningen
tour-home-title = Hjem viser hva som venter
tour-home = Hva som har skjedd siden du var her, hva som venter, og hvor langt hver tekst er kodet. Se gjennom kortene, og trykk på «Neste trinn».
tour-texts-title = Her kommer tekstene inn
tour-texts = Prøv: Trykk på Importer tekster, eller slipp en fil i vinduet. En rad for hver tekst spør hvem sine ord det er. Avbryt lar alt være som det var.
tour-mark-title = Marker noen ord
tour-mark = Dra over en setning med musen; på telefon trykker du lenge og drar videre. Det du har markert, blir stående.
tour-code-title = Gi dem en kode
tour-code = Skriv et navn i feltet for koden og trykk Enter, eller velg en som finnes. Margen viser den. Angre står nederst i vinduet.
tour-codebook-title = Kodeboken vokser
tour-codebook = Kodene dine, ordnet i et tre. Åpne en og skriv hva den betyr; dra den under en annen for å lage en kategori.
tour-retrieve-title = Finn alt som hører sammen
tour-retrieve = Velg en kode for å se alle utdragene. Trykk på ett for å gå til stedet i teksten.
tour-memos-title = Tenk i memoer
tour-memos = Skriv ned det du begynner å se. Memoer har dato, og står ved det de handler om.
tour-people-title = Hvem sine ord det er
tour-people = Deltakere med pseudonym og samtykke. En tilbaketrekking ødelegger nøklene til ordene til nettopp den ene.
tour-history-title = Sporet blir tatt vare på
tour-history = Alle beslutninger er her, med begrunnelse. Dra glideren tilbake, og se studien slik den var.
tour-safety-title = Ta vare på studien
tour-safety = Skriv ut et gjenopprettingsark og ta en sikkerhetskopi nå. Det var omvisningen; Hjelp har et kapittel om hver skjerm.
