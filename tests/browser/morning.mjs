// A librarian at the keyboard: signs in and is at today's page, opens a list with one press,
// looks at the week, counts nine forgotten sessions from one page, and sees the number in the tab fall.

import assert from 'node:assert/strict';
import { journey } from './journey.mjs';

/** Comes to a link or a button with the keyboard and presses Enter. */
async function enter(person, role, name) {
  const target = person.page.getByRole(role, { name }).first();
  await target.focus();
  await person.leads(() => person.page.keyboard.press('Enter'));
}

/** How much waits beside a tab. */
async function waiting(person, name) {
  const words = await person.page.locator('.tabs nav a', { hasText: name }).first().innerText();
  assert.ok(!words.includes('+'), words);
  return Number(words.match(/\d+/)?.[0] ?? 0);
}

await journey(async (someone, { account }) => {
  const disa = await someone();
  await disa.open('/sv/desk');
  await disa.fill({ 'E-post': account.email, 'Lösenord': account.password });
  await enter(disa, 'button', 'Logga in');
  assert.equal(disa.path(), '/sv/desk/today');
  await disa.reads('I dag, tisdag 24 november', 'Pågår nu', 'Datorn från början, fyra gånger');
  await disa.look('today');
  await enter(disa, 'link', /^Öppna listan/);
  await disa.reads('Datorn från början, fyra gånger');
  await disa.look('list');
  await enter(disa, 'link', 'I dag');

  await disa.page.locator('#nav-venue').selectOption({ label: 'Katrineholms bibliotek' });
  await enter(disa, 'button', 'Visa');
  const chosen = new URL(disa.page.url()).searchParams.get('venue');
  assert.ok(chosen, disa.page.url());
  await disa.look('today-at-one-venue');

  await enter(disa, 'link', 'Vecka');
  await disa.reads('Vecka 48');
  assert.equal(new URL(disa.page.url()).searchParams.get('venue'), chosen);
  await disa.look('week');
  await disa.prints(1, ['Vecka 48', 'Digital drop-in', 'Sara Berg'], { without: ['Logga ut', 'Vecka 47'] });
  await enter(disa, 'link', /Vecka 47/);
  await disa.look('week-before');

  await disa.open('/sv/desk/today');
  await enter(disa, 'link', /^Dagen efter/);
  await disa.reads('I morgon, onsdag 25 november');
  await disa.look('tomorrow');

  await enter(disa, 'link', /^Att räkna/);
  const before = await waiting(disa, 'räkna');
  assert.ok(before >= 9, `${before} wait`);
  await disa.look('to-count');
  const fields = disa.page.locator('.tally input.tiny');
  const rows = await fields.count();
  for (let at = 0; at < rows; at += 1) await fields.nth(at).fill(at < 9 ? '4' : '');
  await fields.nth(0).fill('fyra');
  await enter(disa, 'button', 'Spara antalen');
  disa.wasTold(422);
  await disa.reads('8 tillfällen är räknade.', 'Något saknas eller blev fel');
  assert.equal(await waiting(disa, 'räkna'), before - 8);
  assert.equal(await fields.nth(0).inputValue(), 'fyra');
  await disa.look('to-count-refused');
  const left = await fields.count();
  for (let at = 0; at < left; at += 1) await fields.nth(at).fill(at < 1 ? '4' : '');
  await enter(disa, 'button', 'Spara antalen');
  await disa.reads('1 tillfälle är räknat.');
  assert.equal(await waiting(disa, 'räkna'), before - 9);
  await disa.look('to-count-after');
});
