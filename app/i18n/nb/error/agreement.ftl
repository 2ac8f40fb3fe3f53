# Samsvarsmål og tabeller med vurderinger.

error-metric-unknown = Målene er { $metrics }.
error-metric-not-for-ratings = Målene for en tabell med vurderinger er { $metrics }.
error-metric-without-level = Bare krippendorff tar hensyn til målenivået. De andre målene behandler verdiene som kategorier uten rekkefølge.
error-metric-not-for-passages = Når bare markerte utdrag teller, finnes det ingen utdrag som ingen har markert, så dette målet har ingen mening. Bruk { $metrics }, eller tell tegn.
error-units-unknown = Enhetene som kan telles, er { $units }.
error-coders-too-few = Samsvar krever minst to kodere.
error-cohen-two-coders = Cohens kappa er for to kodere. Bruk fleiss eller krippendorff når det er flere.
error-metric-needs-level = Dette målet er for verdier med en rekkefølge eller på en skala. Oppgi hvilken med --level: { $levels }.
error-weights-unknown = Vektene er { $weights }.
error-icc-form-unknown = Formene av intraklassekorrelasjonen er { $forms }.
error-metric-not-for-frequencies = For hvor ofte en kode ble brukt, er målene { $metrics }.
