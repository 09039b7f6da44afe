// A coordinator at the keyboard, without a script, who adds a department below the municipality, says how people reach
// it, and follows the list of what it lacks to the page for its first venue.

import { journey } from './journey.mjs';

/** Comes to a link or a button with the keyboard and presses Enter. */
async function enter(person, role, name) {
  const target = person.page.getByRole(role, { name }).first();
  await target.focus();
  await person.leads(() => person.page.keyboard.press('Enter'));
}

await journey(async (someone, { account }) => {
  const kerstin = await someone();
  await kerstin.open('/sv/desk/organisation');
  await kerstin.fill({ 'E-post': account.email, 'Lösenord': account.password });
  await enter(kerstin, 'button', 'Logga in');
  await kerstin.reads('Inställningar', 'Katrineholms kommun', 'Tidszon: Europe/Stockholm');
  await kerstin.look('settings');

  await enter(kerstin, 'link', 'Organisationer');
  await enter(kerstin, 'link', 'Lägg till en organisation');
  await kerstin.look('new-organisation');
  await kerstin.fill({ Namn: 'Kulturhuset Ängeln' });
  await enter(kerstin, 'button', 'Lägg till organisationen');
  await kerstin.reads('Organisationen är tillagd.', 'av 6 klart', 'Kulturhuset Ängeln');
  await kerstin.look('what-is-lacking');

  await kerstin.page.locator('main').getByLabel('Telefon').first().fill('ring');
  await enter(kerstin, 'button', 'Spara inställningarna');
  await kerstin.reads('Något saknas eller blev fel', 'Skriv numret med siffror');
  kerstin.wasTold(422);
  await kerstin.look('settings-wrong');
  await kerstin.page.locator('main').getByLabel('Telefon').first().fill('0150-570 00');
  await kerstin.page.locator('main').getByLabel('E-post').first().fill('angeln@katrineholm.example');
  await enter(kerstin, 'button', 'Spara inställningarna');
  await kerstin.reads('Inställningarna är sparade.', 'Fyll i telefon och e-post Klart');

  await enter(kerstin, 'link', 'Lägg till en plats');
  await kerstin.reads('Ny plats', 'Kulturhuset Ängeln');
});
