// The telephone rings at the desk. Everything is done at the keyboard: a free time is found and kept, the name is
// spelled, the number is read out; then "Karl-Erik" of Tuesday is found by his name and cancelled.

import assert from 'node:assert/strict';

import { journey } from './journey.mjs';

/** Keys pressed beside what is typed into fields. */
let keys = 0;
let loads = 0;

/** Comes to something with the Tab key, as far as it takes. */
async function tabTo(person, target) {
  const wanted = await target.first().elementHandle();
  for (let tries = 0; tries < 80; tries += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await person.page.keyboard.press('Tab');
    keys += 1;
  }
  assert.fail(`the keyboard does not come to ${target}`);
}

async function enter(person, role, name) {
  const target = person.page.getByRole(role, { name });
  await tabTo(person, target);
  keys += 1;
  loads += 1;
  await person.leads(() => person.page.keyboard.press('Enter'));
}

async function type(person, label, words) {
  await tabTo(person, person.page.getByLabel(label, { exact: true }));
  await person.page.keyboard.type(words);
}

await journey(async (someone, { account }) => {
  const disa = await someone();
  await disa.open('/sv/desk');
  await disa.fill({ 'E-post': account.email, 'Lösenord': account.password });
  await disa.press('Logga in');
  await disa.look('today');

  await enter(disa, 'link', 'Boka åt någon');
  await disa.reads('Boka åt någon', 'Visa tider');
  await disa.look('find');
  await enter(disa, 'button', /^Välj/);
  await disa.reads('En plats hålls till kl.', 'Vad heter den som kommer?');
  await disa.look('form');
  await type(disa, 'Vad heter den som kommer?', 'Karl-Erik Jansson');
  await type(disa, 'Telefon', '070-174 06 51');
  await enter(disa, 'button', 'Boka platsen');
  await disa.reads('Platsen är bokad', 'Karl-Erik Jansson', 'Läs upp', 'Kod', 'som slutar på 51');
  assert.ok(loads <= 4, `${loads} pages were loaded`);
  assert.ok(keys <= 120, `${keys} keys were pressed beside the typing`);
  await disa.look('booked');
  await enter(disa, 'link', 'Skriv ut lappen');
  await disa.reads('Kod');
  await disa.look('slip');
  await disa.prints(1, ['Din tid för hjälp', 'Kod'], { format: 'A5' });
  assert.match(await disa.scans(), /\/sv\/bookings\/[A-Z0-9]{8}$/);

  // The last seat is gone, and he wants to come all the same.
  await disa.open('/sv/desk/book?full=true&day=2026-11-24');
  await disa.look('find-full');
  await enter(disa, 'link', /^Fullt, visa/);
  await type(disa, 'Vad heter den som kommer?', 'Rut');
  await disa.page.getByLabel('hör vi inte av oss').check();
  await disa.isRefused('Boka platsen', 409);
  await disa.reads('Skriv varför ni tar emot fler');
  await disa.look('full');
  await type(disa, /^Varför fler/, 'Hon har rest långt.');
  await disa.press('Boka platsen');
  await disa.reads('Platsen är bokad', 'Rut');

  await type(disa, 'Sök namn, nummer eller telefon', 'karl-erik jansson');
  keys += 1;
  await disa.leads(() => disa.page.keyboard.press('Enter'));
  await disa.reads('Karl-Erik Jansson');
  await enter(disa, 'link', 'Karl-Erik Jansson');
  await disa.reads('Har en plats', '070-174 06 51');
  await disa.unfold('Avboka');
  await disa.look('record');
  await disa.press('Avboka');
  await disa.reads('Avbokad');
});
