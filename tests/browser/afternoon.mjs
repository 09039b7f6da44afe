// A coordinator of a new municipality, on the first afternoon: a venue with a room, two helpers, a closed day, a term of
// weekly help across both changes of the clock, a block of slots, a course of five meetings; all of it published. Then a
// helper falls ill. Nothing else is there before but the organisation and this account.

import assert from 'node:assert/strict';
import { journey } from './journey.mjs';

const MOST_LOADS = 70;
const WEEKLY = 'Öppen datorhjälp';
const SLOTS = 'Hjälp på tu man hand';
const COURSE = 'Kom igång med mobilen';

await journey(async (someone, { account }) => {
  const karin = await someone();
  let loads = 0;
  karin.page.on('load', () => { loads += 1; });
  const began = Date.now();

  await karin.open('/sv/desk');
  await karin.fill({ 'E-post': account.email, 'Lösenord': account.password });
  await karin.press('Logga in');

  await karin.follow('Platser');
  await karin.follow('Ny plats');
  await karin.fill({ Namn: 'Stadsbiblioteket', 'Vad är det?': 'Bibliotek' });
  await karin.press('Lägg till platsen');
  await karin.reads('Platsen är tillagd.');
  await karin.follow('Lägg till ett rum');
  await karin.fill({ 'Rummets namn': 'Studion' });
  await karin.press('Lägg till rummet');
  await karin.follow('Stäng en eller flera dagar');
  await karin.fill({ 'Första dagen': '2027-04-19' });
  await karin.page.getByLabel('På svenska').fill('Utbildning');
  await karin.press('Stäng dagarna');
  await karin.reads('Inga tillfällen infaller då.');

  for (const name of ['Samira Ali', 'Tor Berg']) {
    await karin.open('/sv/desk/staff/new');
    await karin.fill({ Namn: name, Roll: 'hjälpare' });
    await karin.press('Lägg till');
    await karin.reads('Personen är tillagd.');
  }

  await karin.open('/sv/desk/plan');
  await karin.follow('Upprepa');
  await karin.look('series');
  await karin.unfold('Fler val');
  await karin.fill({
    Rubrik: WEEKLY,
    'Vad är det?': 'workshop',
    'Hur många platser?': '8',
    'måndag': true,
    'Första dagen': '2027-03-08',
    'Sista dagen': '2027-11-08',
    'Börjar klockan': '13.00',
    'Hur många minuter?': '120',
    Rum: 'Studion',
    'Samira Ali': true,
  });
  await karin.press('Visa alla datum');
  await karin.reads(
    'Annandag påsk',
    'Utbildning',
    'Sommartid från söndag 28 mars. 13.00 är fortfarande 13.00.',
    'Vintertid från söndag 31 oktober. 13.00 är fortfarande 13.00.',
    '34 skapas, 2 hoppas över',
  );
  await karin.look('review');
  await karin.press('Publicera');
  await karin.reads(WEEKLY, '34 tillfällen', 'Helgdag: Annandag påsk', 'Stängt: Utbildning');
  await karin.look('made');

  await karin.follow('Till planen');
  await karin.follow('Upprepa');
  await karin.fill({
    Rubrik: COURSE,
    'Vad är det?': 'kurs',
    'Hur många platser?': '6',
    'tisdag': true,
    'Första dagen': '2027-03-09',
    'Sista dagen': '2027-04-06',
    'Börjar klockan': '10.00',
    'Hur många minuter?': '90',
  });
  await karin.press('Visa alla datum');
  await karin.reads('Granska 5 datum', 'En kurs: den som bokar får plats på alla träffar.');
  await karin.press('Publicera');
  await karin.reads(COURSE);

  await karin.open('/sv/desk/plan');
  await karin.follow('Flera tider på rad');
  await karin.look('block');
  await karin.fill({
    Rubrik: SLOTS,
    'Vem hjälper?': 'Tor Berg',
    Dag: '2027-03-10',
    'Från klockan': '10.00',
    'Till klockan': '12.00',
    'Hur lång är varje tid?': '30 minuter',
  });
  await karin.press('Visa alla tider');
  await karin.reads('4 skapas, 0 hoppas över', '10.30–11.00');
  await karin.look('slots');
  await karin.press('Publicera');
  await karin.reads('4 tillfällen');

  const gunvor = await someone();
  for (const title of [WEEKLY, COURSE, SLOTS]) {
    await gunvor.open('/sv/sessions?from=2027-03-08&to=2027-03-14');
    await gunvor.follow(title);
    await gunvor.reads('Boka plats');
  }

  await karin.open('/sv/desk/plan');
  await karin.follow('Borta');
  await karin.fill({ 'Vem?': 'Tor Berg', 'Första dagen': '2027-03-10' });
  await karin.look('away');
  await karin.press('Spara');
  await karin.reads('När en hjälpare är sjuk', SLOTS);
  await karin.fill({ 'Vem hoppar in?': 'Samira Ali' });
  await karin.press('Visa tillfällen');
  await karin.reads('Samira Ali hoppar in.');
  await karin.press('Spara det du har valt');
  await karin.reads('Samira Ali hjälper.', 'Inga tillfällen behöver någon de dagarna.');

  const seconds = Math.round((Date.now() - began) / 1000);
  console.error(`${loads} pages in ${seconds} s`);
  assert.ok(loads <= MOST_LOADS, `${loads} pages`);
  assert.ok(seconds <= 180, `${seconds} s`);
});
