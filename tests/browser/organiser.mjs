// Somebody who runs a campaign: signs in, opens a past week, reads how many came and how much of
// it is counted, and takes the file along.

import assert from 'node:assert/strict';
import { journey, tidy } from './journey.mjs';

await journey(async (someone, { account }) => {
  const camilla = await someone();
  await camilla.open('/sv/reports');
  await camilla.reads('Logga in');
  await camilla.look('sign-in');
  await camilla.fill({ 'E-post': account.email, 'Lösenord': account.password });
  await camilla.press('Logga in');

  await camilla.reads('Rapporter', 'eMedborgarveckan 2026');
  await camilla.reads('Digitalidag 2021 Fredag 15 oktober 2021 ');
  await camilla.look('reports');
  await camilla.follow('eMedborgarveckan 2026');
  await camilla.reads('Måndag 5 oktober – söndag 11 oktober 2026', '10 av 50 tider är räknade.');
  await camilla.look('edition');

  const table = camilla.page.getByRole('table');
  const read = async (row) => {
    const words = await table.getByRole('row', { name: row }).innerText();
    return words.split('\t').map(tidy);
  };
  const [, , , due, counted, , share, , hidden, , came] = await read('Falun');
  assert.deepEqual([due, counted, share], ['11', '10', '91 %']);
  assert.equal(hidden, 'dolt');
  assert.equal((await read('Totalt'))[10], came);

  const chart = camilla.page.getByRole('img', { name: 'Deltagare' });
  assert.match(await chart.locator('#chart-text').textContent(), new RegExp(`Flest deltagare.*Falun, ${came}`));
  assert.equal(await chart.locator('rect.bar').count(), 1);
  const file = await camilla.download('Hämta som CSV');
  assert.equal(file.name, 'emedborgarveckan-2026-municipality.csv');
  assert.match(file.text, /;Falun;11;/);

  await camilla.follow(/^plats$/);
  await camilla.reads('Svärdsjö bibliotek', 'Siffror från 1 till 4 är dolda');
  await camilla.look('edition-by-venue');
});
