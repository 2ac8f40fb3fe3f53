# Kodinger, vurderinger av dem, konsensus og blindrunder.

error-no-such-coding = Det finnes ingen slik koding, eller den er allerede fjernet.
error-coding-of-file = Denne kodingen er av noen som en importert fil oppgir, og står slik filen sier. Du kan være enig eller uenig, eller kode utdraget selv; den som importerte filen, kan fjerne den.
error-coding-not-own = Denne kodingen er en medkoders. Du kan være enig, uenig eller foreslå en annen kode, men ikke endre den.
error-recode-none-of-code = Du har ingen kodinger med denne koden.
error-recode-none-own = Ingen av disse kodingene er dine; en koding tilhører den som kodet.
error-recode-nothing-left = Alle disse stedene har allerede den koden fra deg.
error-recode-without-change = Velg en annen kode eller andre grenser for kodingen.
error-already-coded = Du har allerede kodet alle disse utdragene slik.
error-coding-twice = Du har allerede kodet akkurat dette utdraget med denne koden. Fjern heller den ene av de to kodingene.
error-segments-not-found = Ingen av disse utdragene står i en tekst i dette prosjektet.
error-weight-outside = En vekt er et tall fra 1 til { $max }, eller 0 for ingen.
error-stance-unknown = Et utdrag taler for koden eller imot den.
error-stance-unchanged = Utdraget er allerede merket slik.
error-judgement-unknown = Velg enig, uenig eller foreslå (med en kode).
error-consensus-without-codings = Velg kodingene dere ble enige om.
error-codings-in-different-sources = Disse kodingene er i ulike tekster.
error-reason-missing = Oppgi en begrunnelse: Den som leser studien, vil spørre etter den.
error-no-such-round = Det finnes ingen slik blindrunde.
error-round-over = Denne blindrunden er over.
error-round-without-sources = En blindrunde trenger minst én tekst.
error-round-too-few-coders = En blindrunde trenger minst to kodere.
error-round-not-yours = Du er ikke koder i denne blindrunden.
error-round-already-finished = Du er allerede ferdig med denne blindrunden.
error-quotes-numbered-already = Disse sitatene har allerede et nummer.
error-quote-not-numbered = Dette sitatet er ikke i sitatbanken. Gi det et nummer først.
error-quote-numbers-used-up = Det høyeste nummeret på et sitat er { $max }.
