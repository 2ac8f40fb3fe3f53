# Spørringer, filtre og fulltekstsøk.

error-query-code-deleted = Koden «{ $name }» er slettet. Velg en annen, eller angre slettingen.
error-query-code-merged = Koden «{ $name }» er slått sammen med «{ $into }». Søk på den.
error-query-empty = Et søk trenger minst én kode.
error-query-unexpected = Søket har «{ $word }» der det skulle stått en kode.
error-query-incomplete = I søket mangler det en operator foran «{ $word }».
error-query-ends-early = Søket slutter der det skulle stått en kode.
error-bracket-open = En parentes i søket er ikke lukket.
error-query-too-long = Søket er for langt: høyst { $most } tegn.
error-query-too-deep = Søket har for mange parenteser inni hverandre: høyst { $most }.
error-quotation-open = Et anførselstegn er ikke lukket.
error-no-such-query = Det finnes ikke noe slikt lagret søk.
error-filter-unknown = Kodinger kan filtreres etter { $filters }.
error-time-malformed = «{ $time }» er ikke et tidspunkt. Skriv det som 2026-03-14 eller 2026-03-14T15:09.
error-search-empty = Et søk trenger et ord.
error-search-unexpected = Søket har «{ $word }» der det skulle stått et ord.
error-search-ends-early = Søket slutter der det skulle stått et ord.
error-search-near-misplaced = NEAR står mellom to ord.
error-search-malformed = Dette søket kan ikke tolkes. Bruk færre spesialtegn, eller sett ord i anførselstegn.
error-query-filters-gone = Det søket «{ $query }» er snevret inn til, er borte: det nevnte noen som har trukket seg. Lagre det på nytt.
