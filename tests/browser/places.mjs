// A coordinator at the keyboard who sets a library up: a venue, its rooms and tablets, when it is open and the days on
// which it is closed; and closes a day on which people have booked elsewhere.

import assert from 'node:assert/strict';
import { journey } from './journey.mjs';

/** Comes to a link or a button with the keyboard and presses Enter. */
async function enter(person, role, name) {
  const target = person.page.getByRole(role, { name }).first();
  await target.focus();
  await person.leads(() => person.page.keyboard.press('Enter'));
}

/** Comes to a field by its words and types. */
async function type(person, label, text) {
  await person.page.locator('main').getByLabel(label).first().focus();
  await person.page.keyboard.type(text);
}

await journey(async (someone, { account }) => {
  const kerstin = await someone();
  await kerstin.open('/sv/desk');
  await kerstin.fill({ 'E-post': account.email, 'Lösenord': account.password });
  await enter(kerstin, 'button', 'Logga in');
  await enter(kerstin, 'link', 'Platser');
  await kerstin.reads('Platser', 'Katrineholms bibliotek', 'Katrineholms kommun');
  await kerstin.look('venues');

  await enter(kerstin, 'link', /^Ny plats.*Katrineholms kommun/);
  const [town] = await kerstin.typed('Kommun');
  assert.equal(town, 'SE-0483');
  await kerstin.look('new-venue');
  await type(kerstin, 'Läge på kartan', 'vid ån');
  await enter(kerstin, 'button', 'Lägg till platsen');
  kerstin.wasTold(422);
  await kerstin.reads('Något saknas eller blev fel', 'Skriv platsen som 58.99,16.20.');
  await kerstin.look('new-venue-wrong');
  await type(kerstin, 'Namn', 'Igelkotten');
  await kerstin.fill({ 'Vad är det?': 'Mötesplats för äldre' });
  await type(kerstin, 'Adress', 'Igelkottsgatan 2, Katrineholm');
  await type(kerstin, 'Telefon', '08-465 004 61');
  await kerstin.page.getByLabel('Läge på kartan').fill('58,996 16,207');
  await type(kerstin, 'På svenska', 'Entré utan trappsteg.');
  await enter(kerstin, 'button', 'Lägg till platsen');
  await kerstin.reads(
    'Platsen är tillagd.',
    'Mötesplats för äldre, Katrineholms kommun',
    'Igelkottsgatan 2, Katrineholm',
    '58.996, 16.207',
    'Entré utan trappsteg.',
    'Inga rum.',
    'Inga stängda dagar utöver helgdagarna.',
  );
  await kerstin.unfold('Helgdagar');
  await kerstin.reads('Torsdag 24 december', 'Julafton');
  await kerstin.look('venue');

  await enter(kerstin, 'link', 'Lägg till ett rum');
  await type(kerstin, 'Rummets namn', 'Verkstaden');
  await kerstin.look('new-room');
  await enter(kerstin, 'button', 'Lägg till rummet');
  await kerstin.reads('Rummet är tillagt.', 'Verkstaden Ett tillfälle i taget');
  await enter(kerstin, 'link', 'Verkstaden');
  await kerstin.page.getByLabel('Rummets namn').fill('Snickeriet');
  await kerstin.look('room');
  await enter(kerstin, 'button', 'Spara');
  await kerstin.reads('Rummet är ändrat.', 'Snickeriet');

  await enter(kerstin, 'link', 'Lägg till utrustning');
  await type(kerstin, 'Vad är det?', 'Surfplatta');
  await type(kerstin, 'Antal', '5');
  await kerstin.look('new-equipment');
  await enter(kerstin, 'button', 'Lägg till utrustningen');
  await kerstin.reads('Utrustningen är tillagd.', 'Surfplatta 5');

  await enter(kerstin, 'link', 'Ändra öppettider');
  await type(kerstin, 'Måndag', 'från tio');
  await enter(kerstin, 'button', 'Spara öppettider');
  kerstin.wasTold(422);
  await kerstin.reads('Skriv tiden så här: 10–18.');
  await kerstin.look('opening-hours-wrong');
  await kerstin.page.getByLabel('Måndag').first().fill('10–18');
  await enter(kerstin, 'button', 'Spara öppettider');
  await kerstin.reads('Öppettiderna är sparade.');
  await kerstin.look('opening-hours');
  await enter(kerstin, 'link', 'Lägg till en period');
  await kerstin.fill({ 'Första dagen': '2027-06-14', 'Sista dagen': '2027-08-13' });
  await type(kerstin, 'Onsdag', '12–16');
  await enter(kerstin, 'button', 'Spara öppettider');
  await kerstin.reads('Måndag 14 juni 2027–fredag 13 augusti 2027');
  await enter(kerstin, 'link', '‹ Igelkotten');
  await kerstin.reads('Öppet med personal Måndag 10.00–18.00');

  await enter(kerstin, 'link', 'Stäng en eller flera dagar');
  await kerstin.fill({ 'Första dagen': '2026-12-01' });
  await type(kerstin, 'På svenska', 'Vi målar om');
  await type(kerstin, 'Öppnar', '14');
  await enter(kerstin, 'button', 'Stäng dagarna');
  kerstin.wasTold(422);
  await kerstin.look('close-days-wrong');
  await type(kerstin, 'Stänger', '17.00');
  await enter(kerstin, 'button', 'Stäng dagarna');
  await kerstin.reads('Tisdag 1 december', 'Igelkotten: Öppet 14.00–17.00', 'Vi målar om', 'Inga tillfällen infaller då.');
  await kerstin.look('closed-days-alone');
  await enter(kerstin, 'link', 'Igelkotten');
  await kerstin.reads('Tisdag 1 december Öppet 14.00–17.00 Vi målar om');

  await enter(kerstin, 'link', 'Platser');
  await enter(kerstin, 'link', 'Katrineholms bibliotek');
  await kerstin.reads('Platsen används, så den kan inte tas bort.');
  await kerstin.look('venue-in-use');
  await enter(kerstin, 'link', 'Stäng en eller flera dagar');
  await kerstin.fill({ 'Första dagen': '2026-11-25', 'Sista dagen (frivilligt)': '2026-11-26' });
  await type(kerstin, 'På svenska', 'Ventilationen byts');
  await kerstin.look('close-days');
  await enter(kerstin, 'button', 'Stäng dagarna');
  await kerstin.reads(
    'Dagarna är stängda.',
    'Onsdag 25 november till torsdag 26 november',
    'infaller då, och står kvar. Ingen som har bokat får veta något förrän du ställer in eller flyttar dem.',
  );
  await kerstin.look('closed-days');
  await enter(kerstin, 'link', 'Ställ in tillfällen på Katrineholms bibliotek');
  await kerstin.reads('Ställ in flera tillfällen', 'Vilka ställs in?');
});
