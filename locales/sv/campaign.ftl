# Campaigns and their editions, for whoever runs them.

tab-campaigns = Kampanjer
    .short = Kampanjer
campaigns-none = Inga kampanjer än.
campaign-new = Ny kampanj
campaign-name = Vad heter kampanjen?
campaign-slug = Namn i adresser
    .hint = Små bokstäver, siffror och bindestreck. Lämnas det tomt görs det av namnet. Det går inte att ändra sedan.
campaign-organisation = Vem driver den?
campaign-add = Lägg till kampanjen
campaign-save = Spara namnet
campaign-editions = Omgångar
campaign-editions-none = Inga omgångar än.
campaign-remove = Ta bort kampanjen
campaign-unused = Kampanjen har inga omgångar, så den kan tas bort.
campaign-used = { $editions ->
    [one] Kampanjen har { $editions } omgång, så den kan inte tas bort.
   *[other] Kampanjen har { $editions } omgångar, så den kan inte tas bort.
}
editions-name = Omgång
editions-dates = Dagar
editions-sessions = Publicerade tillfällen
editions-report = Rapport
edition-new = Ny omgång
edition-new-link = Lägg till en omgång
edition-slug = Omgångens namn i adresser
    .hint = Till exempel 2027. Det går inte att ändra sedan.
edition-names = Vad heter omgången?
edition-starts = Första dagen
edition-ends = Sista dagen
    .hint = Lämna tomt om slutet inte är bestämt.
edition-themes = Tema
edition-rules = Regler för den som deltar
edition-asks = Vad krävs av tillfällena?
    .hint = Gäller tillfällen som publiceras från och med nu.
edition-must-be-free = De är gratis
edition-must-be-open = De är öppna för alla
edition-add = Lägg till omgången
edition-save = Spara omgången
edition-remove = Ta bort omgången
edition-unused = Inget tillfälle hör till omgången, så den kan tas bort.
edition-used = Omgången används, så den kan inte tas bort. Tillfällen: { $sessions }. Inlämnade siffror: { $submissions }.
edition-report-link = Rapport och inlämnade siffror
edition-change-link = Ändra omgången
done-campaign-added = Kampanjen är tillagd. Lägg till dess första omgång här.
done-campaign-changed = Kampanjen är ändrad.
done-campaign-removed = Kampanjen är borttagen.
done-edition-added = Omgången är tillagd.
done-edition-changed = Omgången är ändrad.
done-edition-removed = Omgången är borttagen.
