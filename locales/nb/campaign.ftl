# Campaigns and their editions, for whoever runs them.

tab-campaigns = Kampanjer
    .short = Kampanjer
campaigns-none = Ingen kampanjer ennå.
campaign-new = Ny kampanje
campaign-name = Hva heter kampanjen?
campaign-slug = Navn i adresser
    .hint = Små bokstaver, tall og bindestrek. Hvis feltet er tomt, lages det av navnet. Det kan ikke endres senere.
campaign-organisation = Hvem driver den?
campaign-add = Legg til kampanjen
campaign-save = Lagre navnet
campaign-editions = Runder
campaign-editions-none = Ingen runder ennå.
campaign-remove = Ta bort kampanjen
campaign-unused = Kampanjen har ingen runder, så den kan tas bort.
campaign-used = { $editions ->
    [one] Kampanjen har { $editions } runde, så den kan ikke tas bort.
   *[other] Kampanjen har { $editions } runder, så den kan ikke tas bort.
}
editions-name = Runde
editions-dates = Dager
editions-sessions = Publiserte timer
editions-report = Rapport
edition-new = Ny runde
edition-new-link = Legg til en runde
edition-slug = Rundens navn i adresser
    .hint = For eksempel 2027. Det kan ikke endres senere.
edition-names = Hva heter runden?
edition-starts = Første dag
edition-ends = Siste dag
    .hint = La stå tomt hvis slutten ikke er bestemt.
edition-themes = Tema
edition-rules = Regler for den som deltar
edition-asks = Hva kreves av timene?
    .hint = Gjelder timer som publiseres fra og med nå.
edition-must-be-free = De er gratis
edition-must-be-open = De er åpne for alle
edition-add = Legg til runden
edition-save = Lagre runden
edition-remove = Ta bort runden
edition-unused = Ingen time hører til runden, så den kan tas bort.
edition-used = Runden er i bruk, så den kan ikke tas bort. Timer: { $sessions }. Innsendte tall: { $submissions }.
edition-report-link = Rapport og innsendte tall
edition-change-link = Endre runden
done-campaign-added = Kampanjen er lagt til. Legg til den første runden her.
done-campaign-changed = Kampanjen er endret.
done-campaign-removed = Kampanjen er tatt bort.
done-edition-added = Runden er lagt til.
done-edition-changed = Runden er endret.
done-edition-removed = Runden er tatt bort.
