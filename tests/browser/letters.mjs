// Every letter of a folder, on a telephone and on a large screen, as mail programs show HTML. Pictures of all stay in
// the folder, to be looked at.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { violations } from './accessibility.mjs';
import { facts, launch } from './journey.mjs';
import * as checks from './page_checks.mjs';

const WIDTHS = [320, 600];
// What axe looks at is the same in every language that runs the same way, and on every width.
const JUDGED = { languages: ['sv', 'ar'], width: 320 };

/** What is pressed is as large as a fingertip, and the one button as wide as the letter's words. */
function pressed() {
  const found = [];
  const [button] = document.querySelectorAll('a[href^="http"]');
  if (button) {
    const { height } = button.getBoundingClientRect();
    if (height < 44) found.push(`the button is ${height} px high`);
  }
  for (const link of document.querySelectorAll('a[href]')) {
    const { height } = link.getBoundingClientRect();
    if (height < 24) found.push(`${link.textContent} is ${height} px high`);
  }
  return found;
}

/** Words begin at the side their language begins at, and numbers run from the left wherever they stand. */
function sides() {
  const found = [];
  for (const part of document.querySelectorAll('main > div[lang]')) {
    const { dir, lang } = part;
    if (getComputedStyle(part.querySelector('h1, h2')).direction !== dir) found.push(`${lang} runs the other way`);
    for (const number of part.querySelectorAll('[dir=ltr]')) {
      if (getComputedStyle(number).direction !== 'ltr') found.push(`${number.textContent} is turned round`);
    }
  }
  return found;
}

const browser = await launch();
const page = await browser.newPage();
const wrong = [];
for (const file of readdirSync(facts.folder).filter((one) => one.endsWith('.html'))) {
  const lang = file.match(/-(\w+)\.html$/)[1];
  const dir = lang === 'ar' ? 'rtl' : 'ltr';
  await page.goto(`file://${join(facts.folder, file)}`);
  for (const width of WIDTHS) {
    const judged = JUDGED.languages.includes(lang) && width === JUDGED.width;
    await page.setViewportSize({ width, height: 800 });
    const found = [
      ...(await page.evaluate(checks.faults, { lang, dir })),
      ...(await page.evaluate(checks.overlaps)),
      ...(await page.evaluate(pressed)),
      ...(await page.evaluate(sides)),
      ...(judged ? await violations(page) : []),
    ];
    wrong.push(...found.map((fault) => `${file}, ${width} px: ${fault}`));
    await page.screenshot({ path: join(facts.folder, file.replace('.html', `-${width}.png`)), fullPage: true });
  }
}
await browser.close();
assert.deepEqual(wrong, []);
process.exit(0);
