# Medlemmer, enhetene deres, og sene hendelser.

error-no-such-member = Det finnes ikke noe slikt medlem, eller medlemmet har forlatt prosjektet.
error-role-unknown = Rollene er { $roles }.
error-member-removes-itself = Du kan ikke fjerne deg selv. Be en medkoder gjøre det.
error-no-such-device = Det finnes ingen slik enhet, eller den er allerede fjernet.
error-device-removes-itself = En enhet kan ikke fjerne seg selv. Gjør det fra en annen enhet, eller be en medkoder.
error-device-already-admitted = Denne enheten er allerede tatt opp.
error-clone-of-another-member = En enhet kan bare skilles fra en annen enhet for samme medlem.
error-not-a-late-event = Bare hendelser som et medlem laget etter å ha blitt fjernet, kan godtas sent.
error-late-event-on-team = Et fjernet medlem kan ikke bestemme hvem som er med i teamet. Ta beslutningen selv.
