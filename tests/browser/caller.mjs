// Somebody at the desk who calls a session off and rings those who have no e-mail: reaches one, does not
// reach another, and tells the third at the door.

import assert from 'node:assert/strict';

import { journey } from './journey.mjs';

const TITLE = 'Mobilen på ditt språk';

await journey(async (someone, { account }) => {
  const huda = await someone();
  await huda.open('/sv/desk');
  await huda.fill({ 'E-post': account.email, 'Lösenord': account.password });
  await huda.press('Logga in');
  await huda.follow('Planera');
  await huda.follow('Nytt tillfälle');
  await huda.follow('Katrineholms bibliotek');
  await huda.fill({
    'Rubrik (svenska)': TITLE,
    Dag: '2026-11-24',
    'Börjar klockan': '15.00',
    'Vad är det?': 'workshop',
    'Hur många platser?': '6',
  });
  await huda.press('Publicera');
  await huda.follow(TITLE);
  const roster = huda.path();
  for (const [name, phone] of [['Yusuf', '070-123 45 67'], ['Ali', '070-174 06 12']]) {
    await huda.open(roster);
    await huda.leads(() => huda.page.locator('main').getByRole('link', { name: 'Boka åt någon' }).click());
    await huda.fill({ 'Vad heter den som kommer?': name, Telefon: phone });
    await huda.press('Boka platsen');
    await huda.reads('Platsen är bokad', 'om tillfället ändras eller ställs in.');
  }
  await huda.open(roster);
  await huda.leads(() => huda.page.locator('main').getByRole('link', { name: 'Boka åt någon' }).click());
  await huda.fill({ 'Vad heter den som kommer?': 'Gunvor' });
  await huda.page.getByLabel('hör vi inte av oss').check();
  await huda.press('Boka platsen');

  await huda.open(roster);
  await huda.follow('Ställ in tillfället');
  await huda.reads('3 bokade får veta', '2 ska ringas', '1 vid dörren');
  await huda.look('cancel');
  await huda.isRefused('Ställ in och meddela 3', 422);
  await huda.fill({ 'På svenska': 'Huda är sjuk.' });
  await huda.press('Ställ in och meddela 3');
  await huda.reads('Tillfället är inställt', '2 samtal kvar. 1 får veta vid dörren.');
  await huda.look('cancelled');

  await huda.follow('Till ringlistan');
  await huda.reads('Yusuf', '070-123 45 67', 'Hej, jag ringer från Katrineholms bibliotek.', 'Huda är sjuk.');
  await huda.misses('Gunvor');
  await huda.look('calls');
  await huda.follow('Skriv ut dörrlappen');
  await huda.reads('Till dig som har bokat', 'Tillfället är inställt.', 'Huda är sjuk.');
  await huda.misses('Gunvor', 'Yusuf');
  await huda.look('door');
  await huda.prints(1, ['Till dig som har bokat', 'Huda är sjuk.'], { without: ['Gunvor', 'Yusuf', 'Logga ut'] });
  await huda.follow('Till ringlistan');
  await huda.press('Nådd');
  await huda.reads('Yusuf: nådd.', '070-174 06 12');
  await huda.press('Inget svar');
  await huda.reads('Ali: inget svar.', 'igen 09.30');
  await huda.press(/^Har fått veta/);
  await huda.reads('fick veta på plats.');
  await huda.look('told');

  await huda.follow('Skriv ut listan');
  await huda.reads('Förstör papperet när du är klar.', 'Ali', '070-174 06 12');
  await huda.misses('Yusuf');
  await huda.look('print');
  await huda.prints(1, ['Förstör papperet när du är klar.', 'Ali', '070-174 06 12'], { without: ['Yusuf', 'Logga ut'] });
  await huda.open(`${roster}/door`);
  await huda.reads('Det finns inget att sätta upp.');
  await huda.open(roster);
  await huda.reads('1 samtal kvar.');
  await huda.misses('vid dörren');
});
