// Somebody who wants help with the bank, at the keyboard: the page says before booking that the bank helps with that,
// and another topic is booked instead.

import assert from 'node:assert/strict';
import { facts, journey } from './journey.mjs';

/** Comes to something with the keyboard and presses a key. */
async function press(target, person, key = 'Enter') {
  await target.focus();
  await person.leads(() => person.page.keyboard.press(key));
}

await journey(async (someone) => {
  const gunvor = await someone();
  await gunvor.open(`/sv/sessions/${facts.session}`);
  await gunvor.reads('Bra att veta', 'Bank: det kan vi inte hjälpa till med här. Vänd dig till banken.');
  await gunvor.look('session');
  await press(gunvor.page.getByRole('link', { name: 'Boka plats' }), gunvor);
  await gunvor.reads('Bank: det kan vi inte hjälpa till med här.', 'E-legitimation: vi visar hur, du gör det själv.');
  await gunvor.page.getByLabel('Vad ska vi kalla dig?').focus();
  await gunvor.page.keyboard.type('Gunvor');
  await gunvor.page.locator('#reach-none').focus();
  await gunvor.page.keyboard.press('Space');
  await gunvor.page.locator('details summary').focus();
  await gunvor.page.keyboard.press('Enter');
  assert.equal(await gunvor.page.locator('[name=topics][value=bank]').count(), 0);
  await gunvor.look('book');
  await gunvor.page.getByLabel('e-legitimation (visas bara)').focus();
  await gunvor.page.keyboard.press('Space');
  await press(gunvor.page.getByRole('button', { name: 'Boka platsen' }), gunvor);
  await gunvor.reads('Du har en plats, Gunvor', 'E-legitimation: vi visar hur, du gör det själv.');
  await gunvor.misses('Bank: det kan vi inte');
  await gunvor.look('booked');
  await gunvor.follow('Skriv ut lappen');
  await gunvor.reads('E-legitimation: vi visar hur');
  await gunvor.look('slip');
  await gunvor.prints(1, ['vi visar hur'], { format: 'A5' });
});
