// A coordinator who has two new colleagues: one helps at sessions and never signs in, the other plans. The planner gets
// a letter, chooses a password, and sees no page of a coordinator's. Later the planner forgets the password.

import assert from 'node:assert/strict';
import { ask, facts, journey } from './journey.mjs';

const EMAIL = 'maja.lind@katrineholm.example';

/** The link in the newest letter to an address. */
async function link() {
  const letters = await ask('letters');
  const own = letters.filter((letter) => letter.to === EMAIL);
  return own.at(-1).text.match(/https?:\S+\/desk\/password\?key=\S+/)[0];
}

await journey(async (someone, { account }) => {
  const boss = await someone();
  await boss.open('/sv/desk/staff');
  await boss.fill({ 'E-post': account.email, 'Lösenord': account.password });
  await boss.press('Logga in');
  await boss.look('members');
  await boss.follow('Lägg till någon');
  await boss.look('new');
  await boss.isRefused('Lägg till', 422);
  await boss.look('new-refused');
  await boss.fill({ Namn: 'Åsa Ek', Roll: 'hjälpare' });
  await boss.press('Lägg till');
  await boss.reads('Personen är tillagd.', 'Loggar inte in: ingen e-post');
  await boss.misses('Skicka en inbjudan');
  await boss.follow('Personal');
  await boss.follow('Lägg till någon');
  await boss.fill({ Namn: 'Maja Lind', Roll: 'planerare' });
  await boss.page.locator('#email').fill(EMAIL);
  await boss.press('Lägg till');
  await boss.press('Skicka en inbjudan');
  await boss.reads('Inbjudan är på väg.', 'Har inte loggat in');
  await boss.look('member');

  const maja = await someone();
  await maja.open(await link());
  await maja.reads(`Du loggar in med ${EMAIL}.`);
  await maja.look('password');
  await maja.fill({ 'Nytt lösenord': 'kort' });
  await maja.isRefused('Spara lösenordet', 422);
  await maja.look('password-refused');
  await maja.fill({ 'Nytt lösenord': 'katten sover på elementet' });
  await maja.press('Spara lösenordet');
  assert.equal(maja.path(), '/sv/desk/today');
  await maja.open('/sv/desk/staff');
  maja.wasTold(403);
  await maja.open('/sv/desk/me');
  await maja.reads('Maja Lind', 'den här', 'Du har inga nycklar.');
  await maja.unfold('Gör en ny nyckel');
  await maja.look('me');
  await maja.fill({ 'Vad är den till för?': 'Bibliotekets webb' });
  await maja.page.locator('[name=read][value=sessions]').check();
  await maja.press('Gör nyckeln');
  await maja.reads('Den visas inte igen.', 'mps_', 'sessions:read');
  await maja.look('token');
  await maja.follow('Byt lösenord');
  await maja.look('own-password');

  const forgetful = await someone();
  await forgetful.open('/sv/desk/sign-in');
  await forgetful.follow('Har du glömt lösenordet?');
  await forgetful.look('forgotten');
  await forgetful.fill({ 'E-post': EMAIL });
  await forgetful.press('Skicka en länk');
  await forgetful.reads('Om det finns ett konto med den adressen är ett mejl på väg.');
  await forgetful.look('forgotten-sent');

  await boss.open('/sv/desk/staff?q=maja');
  await boss.follow('Maja Lind');
  await boss.press('Stäng kontot');
  await boss.reads('Kontot är stängt.');
  await boss.look('closed');
  await maja.open('/sv/desk/today');
  assert.equal(maja.path(), '/sv/desk/sign-in');
});
