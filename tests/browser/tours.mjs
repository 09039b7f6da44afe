// Somebody who plans a tour: three stops on two days with the keyboard, each shown before it is made. A resident reads
// the week's stops and takes them along on paper, the driver those of the day.

import { join } from 'node:path';

import { facts, journey } from './journey.mjs';

const [FIRST, SECOND] = ['2027-01-13', '2027-01-20'];
const STOPS = [
  ['Bygdegården i Bie', '9.00', '60', '59.08, 16.21'],
  ['Torget i Valla', '10.30', '45', ''],
  ['Folkets hus i Julita', '13.00', '90', ''],
];

await journey(async (someone, { account }) => {
  const petra = await someone();
  /** Types into the fields of a row. */
  const stop = async (row, values) => {
    const names = ['place', 'time', 'minutes', 'position'];
    for (const [at, name] of names.entries()) await petra.page.fill(`#stop-${row}-${name}`, values[at]);
  };
  await petra.open('/sv/desk/plan?venue=biblioteksbussen');
  await petra.fill({ 'E-post': account.email, 'Lösenord': account.password });
  await petra.press('Logga in');
  await petra.follow('Tur med hållplatser');
  await petra.reads('Biblioteksbussen', 'Hållplats 1', 'Hållplats 4');
  await petra.look('form');
  await petra.page.locator('#title').fill('Bussen hjälper dig med mobilen');
  await petra.fill({ 'Hur många platser?': '4', 'Hur ofta?': 'De dagar jag skriver' });
  await petra.page.locator('#dates').fill(`${FIRST}\n${SECOND}`);
  await stop(1, STOPS[0]);
  await stop(3, ['Torget i Valla', '9.30', '45', '']);
  await petra.press('Fler rader');
  await petra.reads('Hållplats 8');
  await stop(5, STOPS[2]);
  await petra.leads(() => petra.page.locator('#stop-5-minutes').press('Enter'));
  petra.wasTold(422);
  await petra.reads('Hållplats 3, ', 'Hållplatsen börjar innan den förra är slut.');
  await petra.look('refused');
  await petra.page.fill('#stop-3-time', '10.30');
  await petra.press('Visa alla dagar och hållplatser');
  await petra.reads('Granska 6 datum', '6 skapas, 0 hoppas över', ...STOPS.map(([place]) => place));
  await petra.look('review');
  await petra.page.locator(`[id="on-${SECOND}T13:00"]`).uncheck();
  await petra.press('Publicera');
  await petra.reads('5 tillfällen', 'Överhoppad', 'Torget i Valla');
  await petra.look('tour');

  const resident = await someone();
  await resident.open('/sv/venues/biblioteksbussen/programme?week=2027-W02');
  await resident.reads('Onsdag 13 januari', ...STOPS.map(([place]) => place));
  await resident.look('week');
  await resident.prints(1, ['Bygdegården i Bie', 'Torget i Valla', 'Folkets hus i Julita'], { without: ['Skriv ut'] });

  await petra.open(`/sv/desk/today?venue=biblioteksbussen&date=${FIRST}`);
  await petra.reads(...STOPS.map(([place]) => place));
  await petra.page.screenshot({ path: join(facts.folder, 'driver.png'), fullPage: true });
  await petra.prints(1, STOPS.map(([place]) => place));
  await petra.open(`/sv/desk/cancellations?venue=biblioteksbussen&from=${FIRST}&to=${FIRST}`);
  await petra.reads('Vilka ställs in?', ...STOPS.map(([place]) => place));
  await petra.look('call-off');
});
