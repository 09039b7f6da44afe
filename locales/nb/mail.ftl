# Letters. A subject never says what a session is about.

mail-greeting = Hei { $name }!
mail-confirmed = Du har en plass.
    .subject = Plassen din { $when }
mail-offered = Det er en plass til deg. Ring oss hvis du vil ha den.
    .subject = En plass til deg { $when }
mail-pending = Vi har fått bestillingen din. Vi leter etter en tolk og tar kontakt.
    .subject = Bestillingen din { $when }
mail-waiting = Du står i kø og har plass { $place }. Vi skriver hvis det blir din tur.
    .subject = Du står i kø { $when }
mail-cancelled = Plassen din er avbestilt. Takk for at du sa fra.
    .subject = Plassen din { $when } er avbestilt
mail-called-off = Timen er avlyst. Vi beklager.
    .subject = Avlyst { $when }
mail-change = Kan du ikke komme? Avbestill her, så får en annen plassen:
mail-open = Åpne bestillingen min
mail-again = Her finner du en ny time:
mail-call = Du kan også ringe { $phone } og si nummeret ditt.
mail-regards = Vennlig hilsen
