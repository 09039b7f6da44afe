// Somebody with lists, at the keyboard: a programme with a fault is mended and read in, and the names of a paper list are
// booked in one of its sessions.

import assert from 'node:assert/strict';
import { facts, journey } from './journey.mjs';

/** Comes to a button with the keyboard and presses it. */
async function press(person, words) {
  await person.page.getByRole('button', { name: words }).first().focus();
  await person.leads(() => person.page.keyboard.press('Enter'));
}

/** Chooses a file with these lines. */
async function choose(person, name, lines) {
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) };
  await person.page.setInputFiles('#file', file);
}

const NAMES = 'externalId;venue;title;kind;localDate;localTime;minutes;seatsTotal';
const programme = (time) => [
  NAMES,
  `H-1;Katrineholms bibliotek;Bilder i molnet;workshop;2027-02-02;${time};90;8`,
  'H-2;Katrineholms bibliotek;Öppet hus;drop-in;2027-02-03;10:00;120;',
];

await journey(async (someone, { account, session }) => {
  const petra = await someone();
  await petra.open('/sv/desk/imports');
  await petra.fill({ 'E-post': account.email, 'Lösenord': account.password });
  await petra.press('Logga in');
  await petra.reads('Läs in ett program', 'Vad är det i filen?');
  await petra.look('choose');
  await press(petra, 'Visa vad som händer');
  petra.wasTold(422);
  await petra.reads('Välj en fil.');
  await choose(petra, 'våren.csv', programme('halv tio'));
  await press(petra, 'Visa vad som händer');
  await petra.reads('Ett fel att rätta', 'Rad 2 · localTime', 'Rätta i filen');
  await petra.look('faults');
  assert.equal(await petra.page.getByRole('button', { name: /^Läs in/ }).count(), 0);
  await petra.follow('Välj en annan fil');
  await choose(petra, 'våren.csv', programme('09:30'));
  await press(petra, 'Visa vad som händer');
  await petra.reads('2 nya tillfällen, som utkast.');
  await petra.look('judged');
  await press(petra, 'Läs in 2 tillfällen');
  await petra.reads('Programmet är inläst', '2 nya tillfällen, som utkast.');
  await petra.look('read-in');

  await petra.open(`/sv/desk/sessions/${session}`);
  await petra.follow('Boka från en lista');
  await petra.look('list');
  await petra.page.locator('#names').focus();
  await petra.page.keyboard.insertText('Gunvor Ek; 0150-123 45\nBo Berg, Anna Ek\nAli');
  await press(petra, 'Visa vad som händer');
  await petra.reads('Ett fel att rätta', 'Rad 2', 'Vi förstår inte ”Anna Ek”.');
  await petra.look('list-faults');
  await petra.page.locator('#names').fill('Gunvor Ek; 0150-123 45\nBo Berg\nAnna Ek\nAli');
  await press(petra, 'Visa vad som händer');
  await petra.reads('4 personer får plats.');
  await petra.look('list-judged');
  await press(petra, 'Boka 4 personer');
  await petra.reads('Alla på listan är bokade.', 'Gunvor Ek', 'Anna Ek');
  await petra.look('roster');
});
