# Letters. A subject never says what a session is about. A day follows a colon: its name needs no case there.

mail-greeting = Hei { $name }!
mail-confirmed = Sinulla on paikka.
    .subject = Sinun aikasi: { $when }
mail-offered = Sinulle on paikka. Soita meille, jos haluat sen.
    .subject = Sinulle on paikka: { $when }
mail-pending = Saimme varauksesi. Etsimme tulkkia ja lähetämme sähköpostia, kun tiedämme lisää.
    .subject = Sinun varauksesi: { $when }
mail-waiting = Numerosi jonossa on { $place }.
    .subject = Olet jonossa: { $when }
mail-queue-moves = Lähetämme sähköpostia, jos tulee sinun vuorosi. Jono liikkuu tähän asti: { $until }.
mail-queue-stands = Jono ei enää liiku. Jos paikka vapautuu, voit ottaa sen sivulla Min bokning.
mail-cancelled = Paikkasi on peruttu. Nyt joku toinen voi saada sen.
    .subject = Paikkasi on peruttu: { $when }
mail-called-off = Tapaaminen on peruttu. Olemme pahoillamme.
    .subject = Peruttu: { $when }
mail-cancelled-by-desk = Olemme peruneet paikkasi.
mail-no-interpreter = Emme löytäneet tulkkia. Siksi paikkasi on peruttu. Olemme pahoillamme.
mail-interpreter-found = Meillä on tulkki. Nyt paikka on varmasti sinun.
mail-promoted = Tuli sinun vuorosi. Nyt sinulla on paikka.
    .subject = Sinulla on paikka: { $when }
mail-offer = Sinulle on paikka. Vastaa viimeistään: { $until }. Muuten paikka menee jonossa seuraavalle.
    .subject = Sinulle on paikka: { $when }
mail-moved = Varauksesi on siirretty. Tämä on uusi aikasi.
    .subject = Uusi aikasi: { $when }
mail-changed = Aika ja tapaamispaikka ovat muuttuneet.
    .subject = Uusi aika ja tapaamispaikka: { $when }
mail-changed-time = Aika on muuttunut.
    .subject = Uusi aika: { $when }
mail-changed-place = Tapaamispaikka on muuttunut.
    .subject = Uusi tapaamispaikka: { $when }
mail-new-online = uusi osoite verkossa
mail-no-online = ei enää verkossa
mail-meeting-cancelled = Yksi kurssin tapaamisista on peruttu. Olemme pahoillamme.
mail-no-booking-needed = Et tarvitse enää varausta. Voit vain tulla.
    .subject = Varausta ei tarvita: { $when }
mail-still-seated = Paikkasi on tallella.
mail-still-pending = Varauksesi on tallella. Etsimme yhä tulkkia.
mail-still-offered = Pidämme sinulle yhä paikkaa.
mail-still-waiting = Olet yhä jonossa.
mail-before = Ennen
mail-now = Nyt
mail-now-cancelled = Peruttu
mail-offer-ended = Vastausaika on päättynyt. Nyt on jonossa seuraavan vuoro. Voit varata toisen ajan.
    .subject = Paikka ei ole enää sinun: { $when }
mail-answer = Vastaa kyllä tai ei täällä:
mail-change = Etkö pääse tulemaan? Peru täällä, niin joku toinen saa paikan:
mail-leave-queue = Etkö halua enää jonottaa? Poistu jonosta täällä:
mail-open = Avaa varaukseni
mail-again = Täältä löydät uuden ajan:
mail-call = Voit myös soittaa numeroon { $phone } ja kertoa varausnumerosi.
mail-message = Meillä on sinulle viesti.
    .subject = Viesti ajastasi: { $when }
mail-reminder = Muistutamme sinua ajastasi.
    .subject = Muistutus: { $when }
mail-cannot-come = En pääse tulemaan
mail-miss-one = Etkö pääse tulemaan tällä kertaa? Soita ja kerro meille. Paikkasi kurssilla säilyy:
mail-regards = Ystävällisin terveisin
mail-at-home = Kotonasi
mail-by-phone = Soitamme sinulle, kun aika alkaa
mail-left-queue = Olet poistunut jonosta.
    .subject = Et ole enää jonossa: { $when }
mail-queue-by-desk = Olemme poistaneet sinut jonosta.
mail-declined = Et ottanut paikkaa. Nyt joku toinen voi saada sen.
    .subject = Et ottanut paikkaa: { $when }
mail-call-us = Voit myös soittaa numeroon { $phone }.
mail-come = Voit myös tulla käymään: { $place }.
mail-find = Etsi aika
mail-calendar = Aika on sähköpostin liitteenä kalenteritiedostona.
mail-calendar-out = Sähköpostin kalenteritiedosto poistaa ajan kalenteristasi.
mail-kept = { $days ->
    [one] Säilytämme nimesi 1 päivän käynnin jälkeen.
   *[other] Säilytämme nimesi { $days } päivää käynnin jälkeen.
}
mail-unchecked = { $language ->
    [nb] Kukaan ei ole tarkistanut käännöstä. Alla oleva norjankielinen teksti on voimassa.
    [en] Kukaan ei ole tarkistanut käännöstä. Alla oleva englanninkielinen teksti on voimassa.
   *[sv] Kukaan ei ole tarkistanut käännöstä. Alla oleva ruotsinkielinen teksti on voimassa.
}
