// Every page of a folder as axe judges it: light on a telephone and dark on a large screen.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { violations } from './accessibility.mjs';
import { facts, launch } from './journey.mjs';

const LOOKS = [
  { name: '320 px', width: 320, colorScheme: 'light' },
  { name: '1280 px, dark', width: 1280, colorScheme: 'dark' },
];

const browser = await launch();
const page = await browser.newPage();
const wrong = [];
for (const file of readdirSync(facts.folder).filter((one) => one.endsWith('-sv.html'))) {
  await page.goto(`file://${join(facts.folder, file)}`);
  // What is folded away is read too.
  await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
  for (const { name, width, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    const found = await violations(page);
    wrong.push(...found.map((fault) => `${file}, ${name}: ${fault}`));
  }
}
await browser.close();
assert.deepEqual(wrong, []);
process.exit(0);
