// A helper with a telephone in the hand goes to somebody's home: finds the visit on today's page, reads where it is, how
// one gets in and what to ring, ticks the person off and counts. A volunteer on the same visit reads a first name.

import assert from 'node:assert/strict';
import { ask, journey } from './journey.mjs';

/** Comes to a link or a button with the keyboard and presses Enter. */
async function enter(person, role, name) {
  const target = person.page.getByRole(role, { name }).first();
  await target.focus();
  await person.leads(() => person.page.keyboard.press('Enter'));
}

async function signIn(person, account) {
  await person.open('/sv/desk');
  await person.fill({ 'E-post': account.email, 'Lösenord': account.password });
  await enter(person, 'button', 'Logga in');
  assert.equal(person.path(), '/sv/desk/today');
}

await journey(async (someone, { account, volunteer }) => {
  const huda = await someone({ width: 360, height: 740 });
  await signIn(huda, account);
  await huda.reads('Hembesök', '9.30');
  await huda.look('today');
  await enter(huda, 'link', 'Hembesök');
  await huda.reads('Gunvor Alm', 'Storgatan 3, Valla, portkod 4711', '070-174 06 05');
  const ring = huda.page.getByRole('link', { name: '070-174 06 05' });
  assert.equal(await ring.getAttribute('href'), 'tel:+46701740605');
  await huda.look('list');

  await ask('minutes', 35);
  await enter(huda, 'button', /^Är här/);
  await huda.reads('1 av 1 här');
  await huda.fill({ 'Hur många var med?': '1' });
  await enter(huda, 'button', 'Spara antalet');
  await huda.reads('Räknad av');
  await huda.look('counted');

  const bo = await someone({ width: 360, height: 740 });
  await signIn(bo, volunteer);
  await enter(bo, 'link', 'Hembesök');
  await bo.reads('Gunvor');
  await bo.misses('Alm', 'Storgatan', '4711', '070-174');
  await bo.look('volunteer');
});
