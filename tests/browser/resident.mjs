// Somebody who wants help with their telephone: books without e-mail and prints the slip; books
// with e-mail, comes back with the letter's link and with number and code, and gives the place back.

import assert from 'node:assert/strict';
import { ask, journey } from './journey.mjs';

await journey(async (someone) => {
  const gunvor = await someone();

  await gunvor.open('/');
  await gunvor.reads('Få hjälp med datorn, mobilen eller surfplattan', 'Så går det till');
  await gunvor.look('start');

  await gunvor.fill({ 'Var?': 'Katrineholm', 'När?': 'Den här veckan (v. 48)' });
  await gunvor.press('Visa tider');
  await gunvor.reads('Tider: Katrineholm', 'Katrineholms bibliotek');
  await gunvor.misses('Norsjö bibliotek');
  await gunvor.look('list');
  await gunvor.mirrored('list-mirrored');
  await gunvor.unfold('Fler val');
  await gunvor.fill({ 'Bara tider med plats kvar': true });
  await gunvor.press('Visa tider');
  await gunvor.misses('Fullt');
  await gunvor.look('list-free');

  await gunvor.follow('Så känner du igen bedrägerier');
  await gunvor.reads('Du får hjälp med säkerhet', 'Katrineholms bibliotek', 'Boka plats');
  const left = await gunvor.number('.seats');
  await gunvor.look('session');
  const file = await gunvor.download('Lägg till i kalendern');
  assert.match(file.name, /\.ics$/);
  assert.match(file.text, /^BEGIN:VCALENDAR/);
  const session = gunvor.path();
  assert.deepEqual(await gunvor.cookies(), []);
  const seatsSeenByOthers = async () => {
    const other = await someone();
    await other.open(session);
    return other.number('.seats');
  };

  await gunvor.follow('Boka plats');
  await gunvor.reads('Boka: Så känner du igen bedrägerier', 'Vad ska vi kalla dig?');
  await gunvor.look('book');
  await gunvor.isRefused('Boka platsen', 422);
  await gunvor.reads('Något saknas eller blev fel', 'Skriv ett namn. Det räcker med förnamn.');
  await gunvor.look('book-refused');
  await gunvor.fill({ 'Vad ska vi kalla dig?': 'Gunvor' });
  await gunvor.page.getByLabel('Inget av det').check();
  await gunvor.press('Boka platsen');
  await gunvor.reads('Du har en plats, Gunvor', 'Skriv av numret och koden');
  await gunvor.misses('Vi skickar ett mejl', 'Vi ringer');
  await gunvor.look('booked');
  const entry = await gunvor.download('Lägg till i kalendern');
  assert.match(entry.text, /SUMMARY:Så känner du igen bedrägerier/);

  const [number, code] = await gunvor.codes();
  await gunvor.follow('Skriv ut lappen');
  await gunvor.reads('Din tid för hjälp', 'Så känner du igen bedrägerier', number, code, 'Kan du inte komma? Ring');
  await gunvor.look('slip');
  for (const format of ['A4', 'A5']) {
    await gunvor.prints(1, ['Så känner du igen bedrägerier', number, code], { without: ['Tillbaka'], format });
  }
  const scanned = new URL(await gunvor.scans());
  assert.equal(scanned.pathname, `/sv/bookings/${number.replace(/\s/gu, '')}`);
  await gunvor.follow('Tillbaka till bokningen');
  assert.deepEqual(await gunvor.cookies(), ['__Host-motesplats-visit']);
  await gunvor.press('Klar – rensa skärmen');
  await gunvor.reads('Så går det till');
  assert.deepEqual(await gunvor.cookies(), []);

  assert.equal(await seatsSeenByOthers(), left - 1);
  await gunvor.open(session);
  await gunvor.follow('Boka plats');
  await gunvor.fill({ 'Vad ska vi kalla dig?': 'Gunvor', 'Din e-post': 'gunvor@exempel.se' });
  await gunvor.page.getByLabel('E-post', { exact: true }).check();
  await gunvor.press('Boka platsen');
  await gunvor.reads('Du har en plats, Gunvor', 'Vi skickar ett mejl till g…@exempel.se');
  await gunvor.look('booked-with-letter');
  const [second, pin] = await gunvor.codes();
  assert.notEqual(second, number);
  await gunvor.press('Klar – rensa skärmen');

  const [letter] = await ask('letters');
  assert.equal(letter.to, 'gunvor@exempel.se');
  await gunvor.open(letter.text.match(/\/sv\/my-booking\?link=\S+/)[0]);
  await gunvor.reads('Tryck på knappen för att se din tid.');
  await gunvor.look('letters-link');
  await gunvor.press('Visa min bokning');
  await gunvor.reads('Du har en plats, Gunvor');
  await gunvor.press('Klar – rensa skärmen');

  await gunvor.follow('Min bokning');
  await gunvor.look('my-booking');
  await gunvor.fill({ Bokningsnummer: number, Kod: '0000' === pin ? '1111' : '0000' });
  await gunvor.isRefused('Visa min bokning', 404);
  await gunvor.look('my-booking-refused');
  await gunvor.fill({ Bokningsnummer: second.toLowerCase(), Kod: pin });
  await gunvor.press('Visa min bokning');
  await gunvor.reads('Du har en plats, Gunvor', 'Kan du inte komma?');
  await gunvor.look('found-again');
  assert.equal(await seatsSeenByOthers(), left - 2);
  await gunvor.press('Avboka platsen');
  await gunvor.reads('Din plats är avbokad', 'Nu kan någon annan få platsen.');
  await gunvor.look('cancelled');

  assert.equal(await seatsSeenByOthers(), left - 1);
  const letters = await ask('letters');
  assert.equal(letters.length, 2);

  await gunvor.follow('Tillgänglighet');
  await gunvor.look('accessibility');
  await gunvor.follow('Rapportera något som är svårt');
  await gunvor.isRefused('Skicka', 422);
  await gunvor.look('report-refused');
  await gunvor.fill({ 'Vad ville du göra, och vad hände?': 'Jag hittade inte knappen.' });
  await gunvor.press('Skicka');
  await gunvor.reads('har fått det du skrev.');
  await gunvor.look('reported');
  await gunvor.follow('Så sparar vi uppgifter');
  await gunvor.look('privacy');
  await gunvor.findsNothing('/sv/finns-inte');
  await gunvor.reads('Sidan finns inte', 'Hitta en tid');
  await gunvor.look('nothing-there');
});
