// Every page of a folder, narrow and wide, on paper, and with its words set apart as WCAG 1.4.12 allows people to:
// nothing scrolls sideways, nothing is cut, and nothing lies on anything else.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { facts, launch } from './journey.mjs';
import * as checks from './page_checks.mjs';

const APART = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-block-end: 2em !important }`;
// A sheet of A4 has 718 pixels between its margins.
const LOOKS = [
  { name: '320 px, words apart', width: 320, apart: true },
  { name: '320 px', width: 320 },
  { name: '768 px', width: 768 },
  { name: '1280 px, words apart', width: 1280, apart: true },
  { name: 'paper', width: 718, media: 'print' },
];
// The same page in another language differs by its own words, and those are longest where there is least room.
const looks = (lang) => (lang === 'sv' ? LOOKS : LOOKS.slice(0, 1));

/** Puts a sheet of the reader's own over the page's. */
function set(rules) {
  const sheet = document.querySelector('#own') ?? document.head.appendChild(document.createElement('style'));
  sheet.id = 'own';
  sheet.textContent = rules;
}

const browser = await launch();
const page = await browser.newPage();
const wrong = [];
for (const file of readdirSync(facts.folder).filter((one) => one.endsWith('.html'))) {
  const lang = file.match(/-(\w+)\.html$/)[1];
  await page.goto(`file://${join(facts.folder, file)}`);
  // What is folded away breaks too.
  await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
  for (const { name, width, apart, media } of looks(lang)) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ media: media ?? 'screen' });
    await page.evaluate(set, apart ? APART : '');
    const found = [
      ...(await page.evaluate(checks.faults, { lang, dir: 'ltr' })),
      ...(await page.evaluate(checks.cut)),
      ...(await page.evaluate(checks.overlaps)),
    ];
    if (found.length === 0) continue;
    wrong.push(...found.map((fault) => `${file}, ${name}: ${fault}`));
    await page.screenshot({ path: join(facts.folder, `${file}-${name}.png`), fullPage: true });
  }
}
await browser.close();
assert.deepEqual(wrong, []);
process.exit(0);
