# Søke i tekstene, og kode det som ble funnet.

cli-search-search =
    Søk i alle tekstene: list opp avsnittene som har alle ordene i SØK, i hvilken som helst form.

      "akkurat slik"      disse ordene etter hverandre, i denne formen
      meist*              alle ord som begynner med meist
      trygg ELLER redd    ett av ordene
      trygg IKKE redd     det første ordet uten det andre
      trygg NÆR/5 alene   begge ordene, med høyst fem ord mellom seg

    Kodespor kjenner bøyningsformene av norske og engelske ord.
cli-search-kwic = Vis søkeord i kontekst: hvert sted SØK står, i tekstenes rekkefølge, under hverandre.
cli-search-code-search =
    Sett hver KODE på stedene der SØK står, hvert sted bekreftet av deg: j koder det, n lar det være, s stopper.

    Det du bekreftet, blir kodet i ett steg; du kan angre kodingene én for én.
    .width = Kod ordene (words), eller setningen (sentence), avsnittet (paragraph) eller replikken (turn) rundt dem.
    .yes = Kod alle steder, uten å spørre for hvert.
cli-search-none = Ingen treff.
cli-search-in-original = Originalen «{ $original }» har også disse ordene. Det et sammendrag gjentar ordrett, finnes bare der: --source { $asked }
cli-search-coded = { $codings ->
    [one] La til 1 koding.
   *[other] La til { $codings } kodinger.
}
