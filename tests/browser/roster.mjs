// Somebody at the door with a telephone in the hand: ticks thirty people off by the keyboard, one press each, and never
// scrolls. Then one says no, one does not come, one walks in; and with script, a colleague sees it without asking.

import assert from 'node:assert/strict';

import { ask, journey } from './journey.mjs';

const EXPECTED = 32;
const TICKED = 30;

/** Whether all of it is in the window, and nothing lies over it. */
function inSight(element) {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const corners = [[left + 4, top + 4], [right - 4, bottom - 4]];
  return corners.every(([x, y]) => element.contains(document.elementFromPoint(x, y)));
}

await journey(async (someone, { account, roster, script }) => {
  const signedIn = async () => {
    const one = await someone({ script, width: 360, height: 740 });
    await one.open(roster);
    await one.fill({ 'E-post': account.email, 'Lösenord': account.password });
    await one.press('Logga in');
    return one;
  };
  const huda = await signedIn();
  const { page } = huda;
  const says = (words) => page.getByText(words, { exact: true }).waitFor();
  await says(`0 av ${EXPECTED} här`);
  const bo = script ? await signedIn() : null;

  await page.getByRole('button', { name: /^Är här/ }).first().focus();
  for (let here = 1; here <= TICKED; here += 1) {
    const focused = page.locator(':focus');
    assert.match(await focused.innerText(), /^Är här/);
    assert.ok(await focused.evaluate(inSight), `the button of person ${here} is in sight`);
    await page.keyboard.press('Enter');
    await says(`${here} av ${EXPECTED} här`);
    if (here === TICKED) break;
    // Without script the page came anew; it stands where the last one was ticked off.
    const next = page.getByRole('button', { name: new RegExp(`^Är här ?, Besökare ${String(here + 1).padStart(2, '0')}$`) });
    if (!script) assert.ok(await next.evaluate(inSight), `person ${here + 1} is in sight after ${here}`);
    for (let tabs = 0; tabs < 6; tabs += 1) {
      await page.keyboard.press('Tab');
      if ((await page.locator(':focus').innerText()).startsWith('Är här')) break;
    }
  }
  if (bo) await bo.page.getByText(`${TICKED} av ${EXPECTED} här`, { exact: true }).waitFor({ timeout: 20_000 });

  // A wrong press is taken back, and made good.
  await page.getByRole('button', { name: /^Ångra ?, Besökare 30$/ }).click();
  await says(`29 av ${EXPECTED} här`);
  await page.getByRole('button', { name: /^Är här ?, Besökare 30$/ }).click();
  await says(`30 av ${EXPECTED} här`);
  await page.locator('summary', { hasText: /^Mer ?, Besökare 31/ }).click();
  await page.getByRole('button', { name: /^Har lämnat återbud ?, Besökare 31$/ }).click();
  await says(`30 av ${EXPECTED - 1} här`);
  await page.getByLabel('Namn, kan vara tomt').press('Enter');
  await says('+ 1 utan namn');
  await page.getByLabel('Namn, kan vara tomt').fill('Ali');
  await page.getByLabel('Namn, kan vara tomt').press('Enter');
  await says('31 av 32 här');
  if (script) {
    assert.equal(await page.getByLabel('Namn, kan vara tomt').inputValue(), '', 'ready for the next');
    assert.equal(await page.locator(':focus').getAttribute('id'), 'name');
  }

  await ask('minutes', 21);
  await huda.open(roster);
  await huda.look(script ? 'with-script' : 'ticked');
  await huda.follow('Ge platserna till andra');
  await huda.reads('Besökare 32');
  await huda.misses('Besökare 30');
  await huda.look('release');
  await huda.press('Ge bort platserna');
  await huda.reads('Platserna är lediga för dem som är här.', 'kom inte');
  if (bo) {
    await bo.page.locator('tr', { hasText: 'Besökare 32' }).getByText('kom inte').waitFor({ timeout: 20_000 });
    // The service is away: nothing looks as if it had been done.
    await bo.page.context().setOffline(true);
    await bo.page.getByRole('button', { name: /^Ångra ?, Besökare 01$/ }).click();
    await bo.page.getByText('Det gick inte att nå tjänsten.').waitFor();
    bo.complaints.splice(0);
  }
});
