# De fire kolonnene: tekst, kategorier, teori, refleksjoner.

fourcolumns-categories = Kategorier
fourcolumns-theory = Teori
fourcolumns-reflections = Refleksjoner
fourcolumns-none = Kod noen utdrag i denne teksten; hvert av dem blir en rad.
fourcolumns-add-theory = Legg til teori
fourcolumns-add-reflection = Legg til en refleksjon
fourcolumns-reference = Referanse
fourcolumns-whole = Hele teksten
