// At the desk between sessions, at the keyboard: three questions are counted by a press each and the last one is taken
// back; more is said of one, and the month adds them up. Then a drop-in: who came, who got help, who left without.

import assert from 'node:assert/strict';
import { ask, journey } from './journey.mjs';

/** Comes to a button with the keyboard and presses Enter. */
async function enter(person, name, within = 'main') {
  const target = person.page.locator(within).getByRole('button', { name }).first();
  await target.focus();
  await person.leads(() => person.page.keyboard.press('Enter'));
}

await journey(async (someone, { account }) => {
  const disa = await someone();
  await disa.open('/sv/desk');
  await disa.fill({ 'E-post': account.email, 'Lösenord': account.password });
  await disa.press('Logga in');
  await disa.reads('Var kom frågan? Välj en plats först.');
  await disa.look('where');
  await disa.page.locator('#question-venue').selectOption({ label: 'Katrineholms bibliotek' });
  await enter(disa, 'Visa');
  await disa.reads('Snabb fråga');
  const today = () => disa.number('.todo [role=status]');
  const before = await today();
  for (const topic of ['Utskrift', 'BankID', 'Wifi']) {
    await enter(disa, topic);
    assert.equal(new URL(disa.page.url()).hash, '#question');
  }
  assert.equal(await today(), before + 3);
  await disa.look('three-questions');
  await enter(disa, /^Ångra Wifi/);
  assert.equal(await today(), before + 2);
  await disa.reads('Ångra BankID');

  await disa.unfold('Mer om en fråga');
  await disa.fill({ 'Hur det gick': 'Hänvisad' });
  await disa.page.locator('#referredTo').fill('Servicepunkt Valla');
  await disa.page.locator('#minutes').fill('fem');
  await disa.isRefused('Räkna en fråga', 422);
  await disa.reads('Välj vad frågan gällde.', 'Minuter – Skriv ett tal från 1 till 480.');
  await disa.look('question-refused');
  await disa.fill({ 'Vad frågan gällde': 'E-tjänster' });
  await disa.page.locator('#minutes').fill('5');
  await disa.press('Räkna en fråga');
  assert.equal(await today(), before + 3);
  await disa.follow('Månadens frågor');
  await disa.reads('Frågor, november 2026', 'Katrineholms bibliotek', 'Hänvisad', 'E-tjänster');
  await disa.look('month');
  await disa.prints(1, ['Frågor, november 2026', 'Hänvisad', 'E-tjänster'], { without: ['Logga ut'] });
  const file = await disa.download('CSV');
  assert.equal(file.name, 'questions-katrineholm-bibliotek-2026-11.csv');

  // At twenty past one the drop-in has begun.
  await ask('minutes', 50);
  await disa.follow('I dag');
  for (const count of ['kommit', 'kommit', 'fått hjälp', 'utan hjälp']) {
    await enter(disa, new RegExp(`^\\+ 1 ${count}, Öppet golv`));
  }
  const counted = () => disa.page.locator('.counter p').allInnerTexts();
  const tidy = (all) => all.map((one) => one.replace(/\s+/g, ' ').trim());
  assert.deepEqual(tidy(await counted()), ['2 kommit', '1 fått hjälp', '1 utan hjälp']);
  await disa.look('drop-in');
  await enter(disa, /^Ångra utan hjälp/);
  assert.deepEqual(tidy(await counted()), ['2 kommit', '1 fått hjälp', '0 utan hjälp']);
  await disa.page.getByRole('link', { name: /^Öppna listan.*Öppet golv/ }).first().focus();
  await disa.leads(() => disa.page.keyboard.press('Enter'));
  await enter(disa, /^\+ 1 fått hjälp/);
  assert.deepEqual(tidy(await counted()), ['2 kommit', '2 fått hjälp', '0 utan hjälp']);
  await disa.look('drop-in-list');
  await disa.unfold('Stäng i förtid');
  await enter(disa, 'Stäng nu');
  await disa.reads('Drop-in är stängd.');
  await disa.look('closed');
});
