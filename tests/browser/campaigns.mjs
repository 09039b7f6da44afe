// Somebody who runs a campaign, at the keyboard and without a script: adds a campaign with its first edition, mends what
// was typed wrong, changes the edition, and takes both away again.

import assert from 'node:assert/strict';
import { journey } from './journey.mjs';

/** Comes to a link or a button with the keyboard and presses Enter. */
async function enter(person, role, name) {
  const target = person.page.getByRole(role, { name }).first();
  await target.focus();
  await person.leads(() => person.page.keyboard.press('Enter'));
}

/** Comes to a field by its id and types over what stands there. */
async function type(person, field, text) {
  await person.page.locator(`#${field}`).fill('');
  await person.page.locator(`#${field}`).focus();
  await person.page.keyboard.type(text);
}

await journey(async (someone, { account }) => {
  const camilla = await someone();
  await camilla.open('/sv/reports');
  await camilla.fill({ 'E-post': account.email, 'Lösenord': account.password });
  await enter(camilla, 'button', 'Logga in');
  await enter(camilla, 'link', 'Kampanjer');
  await camilla.reads('Kampanjer', 'eMedborgarveckan 2026', 'Måndag 5 oktober – söndag 11 oktober 2026');
  await camilla.look('campaigns');

  await enter(camilla, 'link', 'Ny kampanj');
  await type(camilla, 'name', 'Digital vår');
  await camilla.look('new-campaign');
  await enter(camilla, 'button', 'Lägg till kampanjen');
  await camilla.reads('Kampanjen är tillagd.', 'Inga omgångar än.');
  await camilla.look('campaign');

  await enter(camilla, 'link', 'Lägg till en omgång');
  await type(camilla, 'name-sv', 'Digital vår 2027');
  await type(camilla, 'edition', '20 27');
  await camilla.page.locator('#starts').fill('2027-04-12');
  await camilla.page.locator('#ends').fill('2027-04-01');
  await type(camilla, 'rules-sv', 'Alla tillfällen är gratis.');
  await camilla.page.getByLabel('De är gratis').focus();
  await camilla.page.keyboard.press('Space');
  await enter(camilla, 'button', 'Lägg till omgången');
  camilla.wasTold(422);
  await camilla.reads('Något saknas eller blev fel', 'Använd bara a–z, siffror och bindestreck.');
  assert.equal(await camilla.page.locator('#rules-sv').inputValue(), 'Alla tillfällen är gratis.');
  await camilla.look('new-edition-wrong');
  await type(camilla, 'edition', '2027');
  await camilla.page.locator('#ends').fill('2027-04-18');
  await enter(camilla, 'button', 'Lägg till omgången');
  await camilla.reads('Omgången är tillagd.', 'Måndag 12 april – söndag 18 april 2027');

  await enter(camilla, 'link', 'Digital vår 2027');
  await type(camilla, 'theme-sv', 'Trygg på nätet');
  await camilla.look('edition');
  await enter(camilla, 'button', 'Spara omgången');
  await camilla.reads('Omgången är ändrad.');
  await enter(camilla, 'link', /^Rapport(?!er)/);
  await camilla.reads('Digital vår 2027', 'Ändra omgången');
  await enter(camilla, 'link', 'Ändra omgången');
  await enter(camilla, 'button', 'Ta bort omgången');
  await camilla.reads('Omgången är borttagen.', 'Inga omgångar än.');
  await enter(camilla, 'button', 'Ta bort kampanjen');
  await camilla.reads('Kampanjen är borttagen.');
});
