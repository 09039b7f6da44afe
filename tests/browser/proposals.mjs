// A coordinator at the keyboard who publishes what a department proposed: what was changed since is looked at first.

import assert from 'node:assert/strict';
import { journey } from './journey.mjs';

const TITLE = 'Mobilen på ditt språk';

await journey(async (someone, { account }) => {
  const kerstin = await someone();
  /** Comes to a box and presses the space bar. */
  const press = async (box) => {
    await box.focus();
    await kerstin.page.keyboard.press('Space');
  };
  const publish = async () => {
    await kerstin.page.getByRole('button', { name: 'Publicera de valda' }).focus();
    await kerstin.leads(() => kerstin.page.keyboard.press('Enter'));
  };
  await kerstin.open('/sv/desk/plan');
  await kerstin.fill({ 'E-post': account.email, 'Lösenord': account.password });
  await kerstin.press('Logga in');
  await kerstin.follow('förslag väntar på att publiceras');
  await kerstin.reads('Förslag som väntar', 'Ändrat sedan dess: tid.');
  await kerstin.look('proposals');
  const ticked = kerstin.page.locator('input[name=session]:checked');
  while (await ticked.count()) await press(ticked.first());
  await publish();
  kerstin.wasTold(422);
  await kerstin.reads('Kryssa för minst ett förslag.');
  await kerstin.look('none-chosen');
  const ours = kerstin.page.getByRole('checkbox', { name: TITLE });
  assert.equal(await ours.count(), 2);
  await press(ours.first());
  await publish();
  await kerstin.reads('Det du valde är publicerat.', 'Ändrat sedan dess: tid.');
  await kerstin.follow(new RegExp(`^Öppna.*${TITLE}`));
  await kerstin.reads('Ändrat sedan dess: tid.');
  await kerstin.press('Publicera');
  await kerstin.open('/sv/desk/proposals');
  assert.equal(await kerstin.page.getByRole('checkbox', { name: TITLE }).count(), 0);
});
