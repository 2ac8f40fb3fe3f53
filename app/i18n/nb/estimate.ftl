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
estimate-counts-segments = Utdragene til hver koder vurderes ett for ett: En koder er enig med en annen når den andre har et utdrag med samme kode og minst { $share } % av det lengste er felles. Et utdrag som begge markerte, teller for hver av dem. Ukodet tekst teller ikke.
estimate-counts-presence = Hver tekst er en enhet, og hver kode er et ja/nei-spørsmål om den: Brukte koderen den der i det hele tatt? Hvor i teksten teller ikke.
estimate-counts-frequency = Hver tekst er en enhet for hver kode; verdien er hvor mange utdrag koderen ga koden der. Hvor i teksten teller ikke. Alfa regner tallene som forholdstall.
estimate-counts-u-alpha = u-alfa (Krippendorff mfl. 2016) måler over hele teksten, også ukodet tekst, om de samme tegnene fikk samme kode innenfor en hovedkategori. { $left ->
    [0] Ingen tekst er utelatt.
   *[other] { $left } tegn er utelatt fordi en koder satte flere koder fra samme hovedkategori på dem.
}
estimate-counts-binary-alpha = Binær alfa (ATLAS.ti: c-alpha binary) måler over hele teksten om koderne fant de samme tegnene relevante, uansett kode.
estimate-counts-cu-alpha = cu-alfa måler om koderne valgte samme kode der begge kodet noe innenfor en hovedkategori; for en enkelt kode er det (s)u-alpha i ATLAS.ti. Tekst som bare én kodet, teller ikke. { $left ->
    [0] Ingen tekst er utelatt.
   *[other] { $left } tegn er utelatt fordi en koder satte flere koder fra samme hovedkategori på dem.
}
estimate-counts-category-alpha = Cu-alfa måler om koderne valgte samme hovedkategori (ATLAS.ti: semantic domain) der begge kodet noe. Tekst som bare én kodet, teller ikke. { $left ->
    [0] Ingen tekst er utelatt.
   *[other] { $left } tegn er utelatt fordi en koder satte flere hovedkategorier på dem.
}
estimate-undefined-nothing-anew = koderen har ikke kodet noen tekst på nytt siden da
