# Medlemmer, enhetene deres, og sene hendelser.

error-no-such-member = Det finnes ikke noe slikt medlem, eller medlemmet har forlatt prosjektet.
error-role-unknown = Rollene er { $roles }.
error-member-removes-itself = Du kan ikke fjerne deg selv. Be en eier gjøre det.
error-no-such-device = Det finnes ingen slik enhet, eller den er allerede fjernet.
error-device-removes-itself = En enhet kan ikke fjerne seg selv. Gjør det fra en annen enhet, eller be en eier.
error-device-already-admitted = Denne enheten er allerede tatt opp.
error-clone-of-another-member = En enhet kan bare skilles fra en annen enhet for samme medlem.
error-not-a-late-event = Bare hendelser som et medlem laget etter å ha blitt fjernet, kan godtas sent.
error-late-event-on-team = Et fjernet medlem kan ikke bestemme hvem som er med i teamet. Ta beslutningen selv.
error-only-owners = Bare en eier av prosjektet kan gjøre dette. Spør en eier; «members» lister dem opp.
error-device-not-confirmed = Noen andre la til denne enheten for deg, så den kan bare lese til du bekrefter den på en eldre enhet du har, eller med gjenopprettingsarket: kodespor devices confirm. Har du ingen av delene, be en eier fjerne de tapte enhetene dine og bekrefte denne; en eier som ikke har noen av delene, tas opp som nytt medlem.
error-device-confirmed-already = Enheten har allerede alle rettighetene til medlemmet.
error-role-the-same = Medlemmet har allerede denne rollen.
error-owner-keeps-role = En eier er eier til de selv gir det fra seg. Du kan fjerne medlemmet.
error-last-owner-stays = Du er den eneste eieren. Gjør noen andre til eier først.
error-vote-of-coders = Bare kodere kan stemme fram en eier. En eier gjør andre til eiere uten avstemning.
error-vote-for-coder = Du kan bare stemme på en koder som eier.
error-vote-needs-two = En avstemning krever minst to kodere i prosjektet.
error-device-keys-weak = Nøklene som denne enheten oppgir, kan ingen enhet ha: hvem som helst kunne lese eller signere i dens navn. Den ble ikke tatt opp. Be eieren lage en ny forespørsel med et uendret program.
error-rotate-not-owner = Bare en eier starter en ny nøkkelperiode uten at det trengs. Etter en fjerning begynner den av seg selv.
error-member-removed-by-vote = Koderne stemte på { $by } som eier, og { $by } fjernet deg fra prosjektet { $day }. Er du her ennå, angre en av stemmene innen 30 dager etter den: kodespor log, og så kodespor undo med nummeret. Da gjelder ikke fjerningen.
error-member-removed-here = { $by } fjernet deg fra prosjektet { $day }. Du kan fortsatt lese det som ligger her, men ikke skrive mer. Spør en eier, som kan angre det.
error-device-removed-here = { $by } fjernet denne enheten fra prosjektet { $day }. Du kan fortsatt lese det som ligger her, men ikke skrive mer på den. Bruk en annen enhet du har, eller spør en eier, som kan angre det.
