# Hva som går galt hos et rele.

error-relay-address-insecure = Kodespor bruker bare https:// mot et rele; ellers ville adgangsbeviset gått ukryptert over nettet.
error-relay-address-wrong = «{ $address }» er ikke adressen til et rele; den begynner med https://.
error-relay-busy = For mange enheter bruker denne postkassen samtidig. Prøv igjen om et minutt.
error-relay-conversation-over = Denne samtalen er over. Begynn en ny.
error-relay-database-silent = Databasen til releet svarer ikke. Prøv igjen om et minutt.
error-relay-full = Dette releet tar ikke imot flere prosjekter. Spør dem som driver det.
error-relay-mailbox-full = Releet har ikke plass til mer av dette prosjektet. Spør dem som driver det.
error-relay-no-access = Releet gir ikke denne enheten tilgang: den trenger først prosjektets nyeste nøkkel fra en medkoder.
error-relay-no-answer = Releet svarer ikke. Arbeidet ditt er tatt vare på, og blir sendt når det svarer.
error-relay-no-key = Denne enheten kan ikke navngi prosjektets postkasse hos releet ennå: en nøkkel mangler. Synkroniser først med et medlem på en annen måte.
error-relay-other-project = Denne postkassen hører til et annet prosjekt.
error-relay-too-many-keys = Releet har ikke plass til flere nøkler for dette prosjektet.
error-relay-wrong-address = Noe annet svarer på denne adressen, for eksempel nettets innloggingsside. Åpne en nettleser, og synkroniser så.
