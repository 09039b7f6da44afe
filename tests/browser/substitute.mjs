// Somebody who plans, on the day a helper is ill: the substitute takes two sessions, a colleague one, and one is
// cancelled, in one act and from the keyboard.

import assert from 'node:assert/strict';

import { ask, facts, journey } from './journey.mjs';

/** Goes on with the Tab key until a control with these words has the focus. */
async function tabTo(someone, words) {
  for (let presses = 0; presses < 120; presses += 1) {
    await someone.page.keyboard.press('Tab');
    const text = await someone.page.evaluate(() => {
      const at = document.activeElement;
      return at.matches('select, button') ? [at.labels?.[0]?.innerText, at.innerText].join(' ') : '';
    });
    if (words.every((one) => text.includes(one))) return;
  }
  assert.fail(`Tab never reaches ${words.join(', ')}`);
}

/** Goes down the list that has the focus, with the arrow key, to a choice. */
async function choose(someone, words) {
  const chosen = () => someone.page.evaluate(() => document.activeElement.selectedOptions[0].label);
  await someone.page.keyboard.press('Home');
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await chosen()) === words) return;
    await someone.page.keyboard.press('ArrowDown');
  }
  assert.fail(`no choice is ${words}`);
}

await journey(async (someone, { account }) => {
  const petra = await someone();
  await petra.open('/sv/desk/plan');
  await petra.fill({ 'E-post': account.email, 'Lösenord': account.password });
  await petra.press('Logga in');
  await petra.follow('En hjälpare är sjuk');
  await petra.reads('När en hjälpare är sjuk', 'Vem är borta?');
  await petra.look('ask');
  await petra.fill({ 'Från dag': account.day, 'Till dag': account.day });
  await tabTo(petra, ['Vem hoppar in?']);
  await choose(petra, account.substitute);
  await petra.page.getByLabel('Vem är borta?').focus();
  await choose(petra, account.ill);
  await petra.look('chosen');
  await petra.press('Visa tillfällen');
  await petra.reads(
    `${account.substitute} hoppar in.`,
    `${account.substitute} är upptagen då:`,
    'Om det ställs in: 1 får mejl. 1 får veta vid dörren.',
  );
  await petra.look('sessions');
  await tabTo(petra, ['Vad gör vi?', 'kl. 13.00']);
  await choose(petra, account.colleague);
  await tabTo(petra, ['Vad gör vi?', 'kl. 14.00']);
  await choose(petra, 'Ställ in');
  await tabTo(petra, ['Spara det du har valt']);
  await petra.leads(() => petra.page.keyboard.press('Enter'));
  await petra.reads(
    'Det är sparat.',
    'Klart de dagarna',
    `${account.substitute} hjälper.`,
    `${account.colleague} hjälper.`,
    'Inställt. 1 får mejl. 1 får veta vid dörren.',
    'Inga tillfällen behöver någon de dagarna.',
  );
  await petra.look('done');
  const letters = (await ask('letters')).filter((letter) => letter.text.includes('är sjuk'));
  assert.equal(letters.length, 1);
  const settled = petra.page.url();
  for (const [hour, helper] of [['11.00', account.substitute], ['12.00', account.substitute], ['13.00', account.colleague]]) {
    await petra.open(settled);
    await petra.leads(() => petra.page.getByRole('link', { name: `kl. ${hour}` }).first().click());
    await petra.reads(helper);
    await petra.misses(account.ill);
  }
  await petra.open(settled);
  await petra.follow('Vilka som har fått veta');
  await petra.reads('Tillfället är inställt', '1 får mejl.');
});
