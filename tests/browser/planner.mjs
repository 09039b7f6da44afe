// Somebody who plans: calls a stormy day off and sees who is told and who is left to ring, then moves a session
// that people have booked, and tells them which door is open.

import assert from 'node:assert/strict';
import { join } from 'node:path';

import { ask, facts, journey } from './journey.mjs';

const DAY = '2027-01-13';

/** Also as telephones and tablets show it. */
async function looksAt(someone, name) {
  await someone.look(name);
  for (const width of [360, 768]) {
    await someone.page.setViewportSize({ width, height: 800 });
    await someone.page.screenshot({ path: join(facts.folder, `${name}-${width}.png`), fullPage: true });
  }
  await someone.page.setViewportSize({ width: 1280, height: 800 });
}

await journey(async (someone, { account }) => {
  const petra = await someone();
  await petra.open('/sv/desk/cancellations');
  await petra.fill({ 'E-post': account.email, 'Lösenord': account.password });
  await petra.press('Logga in');
  await petra.reads('Ställ in flera tillfällen');
  await petra.fill({ 'Var?': 'Katrineholms bibliotek', 'Från dag': DAY, 'Till dag': DAY });
  await petra.press('Visa tillfällen');
  await petra.reads('Vilka ställs in?', '4 bokade.');
  assert.equal(await petra.page.locator('input[name=session]:checked').count(), 5);
  await looksAt(petra, 'choose');
  await petra.isRefused('Visa vilka som får veta', 422);
  await petra.reads('Något saknas eller blev fel');
  await looksAt(petra, 'no-reason');
  await petra.press('Föreslå en text om oväder');
  await petra.press('Visa vilka som får veta');
  await petra.reads('20 bokade får veta', '12 får mejl', '5 ska ringas', '3 vid dörren');
  await looksAt(petra, 'who-is-told');
  await petra.press('Ställ in 5 tillfällen och meddela 20');
  await petra.reads(
    'Tillfällena är inställda.',
    '12 får mejl. 5 samtal kvar. 3 får veta vid dörren.',
    'Det är klart när alla har fått veta.',
  );
  await looksAt(petra, 'called-off');
  const letters = (await ask('letters')).filter((letter) => letter.text.includes('Det är oväder'));
  assert.equal(letters.length, 12);
  await petra.follow('Till ringlistan');
  await petra.reads('Bo 13', 'Bo 17', 'Det är oväder, och vi har stängt.');
  await petra.misses('Bo 12');
  await petra.look('calls');
  for (let left = 5; left > 0; left -= 1) await petra.press('Nådd');
  await petra.reads('nådd');
  await petra.open(`/sv/desk/cancellations?venue=katrineholm-bibliotek&from=${DAY}&to=${DAY}`);
  await petra.reads('12 får mejl. 3 får veta vid dörren.');
  await petra.follow('Vid dörren');
  await petra.reads('Till dig som har bokat', 'Det är oväder, och vi har stängt.');
  await petra.prints(1, ['Till dig som har bokat', 'Det är oväder, och vi har stängt.'], { without: ['Logga ut'] });

  await petra.open(`/sv/desk/sessions/${account.other}/change`);
  await petra.reads('Ändra tillfället', 'Inget är sparat än.');
  await looksAt(petra, 'change');
  await petra.fill({ 'Börjar klockan': '15.00', 'Hur många platser?': 'många' });
  await petra.isRefused('Spara', 422);
  await looksAt(petra, 'change-refused');
  await petra.fill({ 'Hur många platser?': '9' });
  await petra.press('Spara');
  await petra.reads('2 saker är ändrade.', 'Förut: 10.00', '2 bokade får veta', 'Så står det i mejlet', 'Nu');
  await looksAt(petra, 'change-told');
  await petra.press('Spara och meddela 2');
  await petra.reads('Ändringen är sparad', '1 får mejl. 1 samtal kvar.', 'Det är klart när alla har fått veta.');
  await looksAt(petra, 'told');
  const moved = (await ask('letters')).filter((letter) => letter.text.includes('Tiden har ändrats.'));
  assert.equal(moved.length, 1);
  await petra.follow('Till ringlistan');
  await petra.reads('Eva', 'Tiden har ändrats.');

  await petra.open(`/sv/desk/sessions/${account.other}/message`);
  await petra.reads('Meddela alla som bokat', 'Tillfället ändras inte.');
  await petra.isRefused('Visa vilka som får veta', 422);
  await looksAt(petra, 'message-refused');
  await petra.fill({ 'På svenska': 'Gå in genom bakdörren.' });
  await petra.press('Visa vilka som får veta');
  await petra.reads('2 bokade får veta');
  await looksAt(petra, 'message-told');
  await petra.press('Skicka till 2');
  await petra.reads('Meddelandet är skickat', '1 får mejl.');
  const messages = (await ask('letters')).filter((letter) => letter.text.includes('Gå in genom bakdörren.'));
  assert.equal(messages.length, 1);
});
