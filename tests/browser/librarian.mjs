// Somebody at a library: signs in, plans a session and publishes it, then meets those who come:
// two who booked and three who just walk in.

import assert from 'node:assert/strict';
import { ask, journey } from './journey.mjs';

const TITLE = 'Bank-id på nya mobilen';
const WORDS = 'Ta med din telefon.\nVi har "kaffe" & te.';

await journey(async (someone, { account }) => {
  const petra = await someone();
  await petra.open('/sv/desk');
  await petra.reads('Logga in', 'För dig som tar emot besökare.');
  await petra.fill({ 'E-post': account.email, 'Lösenord': 'inte det rätta' });
  await petra.isRefused('Logga in', 422);
  await petra.look('sign-in-refused');
  await petra.fill({ 'Lösenord': account.password });
  await petra.press('Logga in');
  await petra.reads('I dag, tisdag 24 november');
  await petra.look('desk');

  await petra.follow('Planera');
  await petra.look('plan');
  await petra.follow('Nytt tillfälle');
  await petra.reads('Var?');
  await petra.look('where');
  await petra.follow('Katrineholms bibliotek');
  await petra.unfold('Fler val');
  await petra.look('new');
  await petra.fill({ 'Rubrik (svenska)': TITLE, Dag: '2026-11-24', 'Börjar klockan': '9:75' });
  await petra.isRefused('Publicera', 422);
  await petra.reads('Något saknas eller blev fel', 'Skriv tiden som 13.00.');
  await petra.look('new-refused');
  await petra.fill({
    'Vad är det?': 'workshop',
    'Börjar klockan': '9.30',
    'Hur många platser?': '6',
  });

  await petra.unfold('Fler val');
  await petra.page.getByLabel('Beskrivning (svenska)').fill(WORDS);
  await petra.fill({ arabiska: true, svenska: true });
  await petra.page.context().clearCookies({ name: '__Host-motesplats' });
  await petra.isRefused('Spara som utkast', 401);
  await petra.reads('Du har loggats ut.', 'det du skrev finns kvar', 'Logga in');
  await petra.look('signed-out');
  await petra.fill({ 'E-post': account.email, 'Lösenord': 'inte det rätta' });
  await petra.isRefused('Logga in', 422);
  await petra.reads('det du skrev finns kvar');
  await petra.fill({ 'Lösenord': account.password });
  await petra.isRefused('Logga in', 422);
  await petra.reads('Du hade loggats ut. Inget är sparat, men det du skrev finns kvar här.');
  await petra.look('comes-back');
  assert.deepEqual(await petra.typed('Rubrik', 'Beskrivning', 'Hur många platser?'), [TITLE, WORDS, '6']);
  assert.ok(await petra.page.getByLabel('arabiska').isChecked());
  await petra.press('Spara som utkast');
  await petra.reads('Tillfället är sparat som utkast.', TITLE);

  const gunvor = await someone();
  await gunvor.open('/sv/sessions?municipality=SE-0483&when=today');
  await gunvor.misses(TITLE);

  await petra.follow(TITLE);
  await petra.reads(`09.30 ${TITLE} Utkast`, '0 av 6 platser bokade');
  await petra.look('draft');
  const roster = petra.path();
  await petra.press('Publicera');
  await petra.reads('Tillfället är publicerat.', TITLE);
  await petra.look('published');

  await gunvor.open('/sv/sessions?municipality=SE-0483&when=today');
  await gunvor.follow(TITLE);
  await gunvor.reads('6 platser kvar');
  await gunvor.follow('Boka plats');
  await gunvor.fill({ 'Vad ska vi kalla dig?': 'Gunvor Andersson' });
  await gunvor.page.getByLabel('Inget av det').check();
  await gunvor.press('Boka platsen');
  await gunvor.reads('Du har en plats, Gunvor Andersson');

  await petra.open('/sv/desk/book?day=2026-11-24');
  await petra.leads(() => petra.page.locator('li', { hasText: TITLE }).getByRole('button').click());
  await petra.reads('En plats hålls till kl. 09.05.');
  await petra.look('kept');
  await petra.fill({ 'Vad heter den som kommer?': 'Yusuf', Telefon: '070-123 45 67' });
  await petra.press('Boka platsen');
  await petra.reads('Platsen är bokad', 'Yusuf', 'Kod', 'Vi ringer numret som slutar på 67');

  await petra.open(roster);
  await petra.reads('0 av 2 här', '2 av 6 platser bokade', 'Gunvor Andersson', 'Yusuf');
  await petra.misses('Utkast', 'Hur många var med?');
  await petra.look('roster');
  await petra.follow('Yusuf');
  await petra.reads('Har en plats', '070-123 45 67', 'Vi ringer om något ändras.', 'Bokad åt personen');
  await petra.look('record');
  await petra.follow('Ändra uppgifter');
  await petra.fill({ Namn: '' });
  await petra.isRefused('Spara', 422);
  await petra.look('change-refused');
  await petra.fill({ Namn: 'Yusuf Ali' });
  await petra.press('Spara');
  await petra.reads('Uppgifterna är sparade.', 'Yusuf Ali', 'Uppgifter ändrade');
  await petra.fill({ 'Sök namn, nummer eller telefon': 'gunv' });
  await petra.press('Sök');
  await petra.reads('1 bokning', 'Gunvor Andersson', 'Har en plats');
  await petra.look('found');
  await petra.follow('Gunvor Andersson');
  await petra.reads('Går inte att nå. Får veta det på plats.', 'Bokad på webben');
  await petra.follow('Tillbaka till tiden');
  await petra.press(/^Är här ?, Gunvor Andersson$/);
  await petra.reads('1 av 2 här', '✓ Kom 09.00');
  await petra.press(/^Är här ?, Yusuf Ali$/);
  await petra.reads('2 av 2 här');
  await petra.press('Lägg till drop-in');
  await petra.press('Lägg till drop-in');
  await petra.fill({ 'Namn, kan vara tomt': 'boka på http://exempel.se' });
  await petra.isRefused('Lägg till drop-in', 422);
  await petra.look('walk-in-refused');
  await petra.fill({ 'Namn, kan vara tomt': 'Ali' });
  await petra.press('Lägg till drop-in');
  await petra.reads('3 av 3 här + 2 utan namn', '3 av 6 platser bokade');
  await petra.look('roster-full');
  await petra.follow('Ställ in tillfället');
  await petra.reads('Varför ställs det in?', 'Det finns ingen att meddela.');
  await petra.look('cancel');

  await ask('minutes', 31);
  await petra.open(roster);
  const proposed = petra.page.getByLabel('Hur många var med?');
  assert.equal(await proposed.inputValue(), '5');
  await petra.look('count');
  await petra.press('Spara antalet');
  await petra.reads('Antalet är sparat.', 'Räknad av Petra Ekman tisdag 24 november kl. 09.31.');
  await petra.look('counted');

  await petra.press('Logga ut');
  await petra.reads('För dig som tar emot besökare.');
  await petra.open(roster);
  await petra.reads('Logga in');
});
