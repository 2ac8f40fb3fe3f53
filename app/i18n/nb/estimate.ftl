# Hva et samsvarsmål teller, og hvorfor det ikke er definert.

estimate-counts-unitizing = Krippendorffs alfa for enhetsavgrensning måler om koderne markerte de samme utdragene med en kode. Jo lenger grensene er fra hverandre, desto større er avviket. Ukodet tekst teller som mellomrommene mellom utdragene.
estimate-counts-f1 = F1 er andelen av alle markerte utdrag som begge koderne markerte med samme kode og nøyaktig samme grenser. Ukodet tekst teller ikke.
estimate-counts-passages = Hvert utdrag som en koder markerte, er en enhet. Koderne er enige når begge markerte det med samme kode og minst { $share } % av det lengste utdraget er felles. Ukodet tekst teller ikke.
estimate-counts-coded-characters = Hvert tegn som minst én koder kodet, er en enhet, og hver kode er et ja/nei-spørsmål om det. Tall for flere koder og tekster slår sammen alle enhetene, så lange tekster veier mer.
estimate-counts-characters = Hvert tegn i hele teksten er en enhet, kodet eller ikke, og hver kode er et ja/nei-spørsmål om det. Tall for flere koder og tekster slår sammen alle enhetene, så lange tekster veier mer.
estimate-undefined-flat = alle vurderingene har samme verdi, så samsvaret kan ikke sammenlignes med tilfeldig samsvar
estimate-undefined-nothing-marked = ingen markerte noe
estimate-undefined-single-ratings = ingen enhet har to vurderinger
estimate-undefined-no-common-text = disse koderne har ikke kodet noen av de samme tekstene
estimate-undefined-code-unused = ingen brukte denne koden i tekstene som koderne har felles
estimate-undefined-nothing-blind = ingen tekst ble kodet av to av disse koderne før de kunne se hverandres kodinger der
estimate-undefined-round-open = runden er fortsatt åpen, så du ser ikke de andres kodinger ennå
