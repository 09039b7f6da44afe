// A person at a browser: opens pages, follows links, presses buttons by their words, and looks at
// what came. Script is off. What every page must satisfy is asserted wherever the person looks.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

import { Judge } from './accessibility.mjs';
import * as checks from './page_checks.mjs';
import { scanned, sheets } from './paper.mjs';

const WIDTHS = [1280, 320];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The system's Chromium; without one, the remote control's own. */
function installed() {
  const folders = process.env.PATH.split(delimiter);
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

export const facts = JSON.parse(process.env.JOURNEY);
const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

/** A browser of its own. */
export function launch() {
  return chromium.launch({ executablePath: installed(), args: FLAGS });
}

/** Asks the test for what no page gives: letters, or time to pass. */
export async function ask(what, fact = null) {
  process.stdout.write(`${JSON.stringify({ ask: what, fact })}\n`);
  return JSON.parse((await answers.next()).value);
}

/** Starts one browser and lets people walk through it. */
export async function journey(walk) {
  mkdirSync(facts.folder, { recursive: true });
  const browser = await launch();
  judge = await Judge.at(browser, facts.url);
  try {
    const someone = async ({ script = false, width = WIDTHS[0], height = 800 } = {}) => Person.at(
      await browser.newContext({
        baseURL: facts.url,
        locale: 'sv-SE',
        javaScriptEnabled: script,
        viewport: { width, height },
      }),
    );
    await walk(someone, facts);
  } finally {
    await browser.close();
  }
  process.exit(0);
}

let shots = 0;
let judge;

/** Somebody with a browser window of their own. */
export class Person {
  static async at(context) {
    const page = await context.newPage();
    return new Person(page);
  }

  constructor(page) {
    this.page = page;
    this.complaints = [];
    this.known = new Set();
    page.on('response', (answer) => {
      if (answer.request().isNavigationRequest()) this.answer = answer;
    });
    page.on('pageerror', (error) => this.complaints.push(`${error}`));
    page.on('console', (said) => {
      if (said.type() === 'error' || said.type() === 'warning') this.complaints.push(said.text());
    });
    page.on('request', (request) => {
      const own = request.url().startsWith(`${facts.url}/`);
      if (!own) this.complaints.push(`another host is asked: ${request.url()}`);
    });
  }

  /** Types an address. */
  async open(path) {
    await this.page.goto(path);
  }

  /** Does something that leads to another page. */
  async leads(act) {
    await Promise.all([this.page.waitForEvent('load'), act()]);
  }

  /** Follows the first link with these words. */
  async follow(words) {
    await this.leads(() => this.page.getByRole('link', { name: words }).first().click());
  }

  /** Presses the first button with these words. */
  async press(words) {
    await this.leads(() => this.page.getByRole('button', { name: words }).first().click());
  }

  /** Presses a button whose answer is this refusal; the browser reports it, and that is right. */
  async isRefused(words, status) {
    await this.press(words);
    this.wasTold(status);
  }

  /** Types an address where nothing is. */
  async findsNothing(path) {
    await this.open(path);
    this.wasTold(404);
  }

  wasTold(status) {
    const said = this.complaints.shift();
    assert.match(said ?? 'no refusal', new RegExp(`status of ${status}`));
  }

  /** Fills in fields by their labels; chooses, where there is a choice. */
  async fill(fields) {
    for (const [label, value] of Object.entries(fields)) {
      const field = this.page.getByLabel(label, { exact: true }).first();
      const tag = await field.evaluate((element) => element.tagName);
      if (tag === 'SELECT') await field.selectOption({ label: value });
      else if (value === true) await field.check();
      else await field.fill(value);
    }
  }

  /** What stands in fields, by their labels. */
  async typed(...labels) {
    const field = (label) => this.page.getByLabel(label).first();
    return Promise.all(labels.map((label) => field(label).inputValue()));
  }

  /** Opens what is folded away. */
  async unfold(words) {
    await this.page.locator('summary', { hasText: words }).click();
  }

  /** The words of the page's main part. */
  async words() {
    return tidy(await this.page.innerText('main'));
  }

  /** Reads these words on the page. */
  async reads(...wanted) {
    const words = await this.words();
    for (const one of wanted) assert.ok(words.includes(one), `"${one}" is not in:\n${words}`);
  }

  /** Does not read these words. */
  async misses(...unwanted) {
    const words = await this.words();
    for (const one of unwanted) assert.ok(!words.includes(one), `"${one}" is in:\n${words}`);
  }

  /** What stands in the first of these, as it is read. */
  async text(selector) {
    return tidy(await this.page.locator(selector).first().innerText());
  }

  /** The first number in the first of these. */
  async number(selector) {
    return Number((await this.text(selector)).match(/\d+/)[0]);
  }

  /** The booking's number and code, as they are seen. */
  async codes() {
    return this.page.locator('.code').allInnerTexts();
  }

  /** Cookies the person carries. */
  async cookies() {
    const all = await this.page.context().cookies();
    return all.map((cookie) => cookie.name);
  }

  /** Where the person is, without the host. */
  path() {
    return new URL(this.page.url()).pathname;
  }

  /** Fetches the file behind a link: its name and its bytes. */
  async download(words) {
    const link = this.page.getByRole('link', { name: words });
    const [file] = await Promise.all([this.page.waitForEvent('download'), link.click()]);
    const chunks = [];
    for await (const chunk of await file.createReadStream()) chunks.push(chunk);
    return { name: file.suggestedFilename(), text: Buffer.concat(chunks).toString() };
  }

  /** Looks at the page, large and small, asks axe, and goes through it with the keyboard. */
  async look(name, { lang = 'sv', dir = 'ltr' } = {}) {
    shots += 1;
    const path = join(facts.folder, `${String(shots).padStart(2, '0')}-${name}`);
    const wrong = [];
    for (const width of WIDTHS) {
      await this.page.setViewportSize({ width, height: 800 });
      const found = [
        ...(await this.page.evaluate(checks.faults, { lang, dir })),
        ...(await this.page.evaluate(checks.overlaps)),
      ];
      wrong.push(...found.map((fault) => `${width} px: ${fault}`));
      await this.page.screenshot({ path: `${path}-${width}.png`, fullPage: true });
    }
    wrong.push(...(await judge.violations(this.page)));
    wrong.push(...(await this.tab()), ...(await this.cached()), ...(await this.dead()));
    wrong.push(...this.complaints.splice(0));
    await this.page.setViewportSize({ width: WIDTHS[0], height: 800 });
    assert.deepEqual(wrong, [], `${name}, ${this.page.url()}`);
  }

  /** The same page mirrored, as Arabic has it. */
  async mirrored(name) {
    const turn = (dir) => { document.documentElement.dir = dir; };
    await this.page.evaluate(turn, 'rtl');
    await this.look(name, { dir: 'rtl' });
    await this.page.evaluate(turn, 'ltr');
  }

  /** From the top to the end with the Tab key: every stop in order, each to be seen. */
  async tab() {
    const stops = await this.page.evaluate(checks.mark);
    const wrong = [];
    for (let next = 0; next < stops;) {
      await this.page.keyboard.press('Tab');
      const here = await this.page.evaluate(checks.stop);
      // A date has several parts, and each is a stop of its own.
      if (here.at === next - 1) continue;
      if (here.at !== next) return [`the keyboard comes to ${here.what} and not to stop ${next}`];
      if (!here.seen) wrong.push(`no focus is seen at ${here.what}`);
      next += 1;
    }
    await this.page.evaluate(() => document.activeElement.blur());
    return wrong;
  }

  /** A page with a form is cached nowhere. */
  async cached() {
    const forms = await this.page.locator('form').count();
    const keep = this.answer.headers()['cache-control'];
    return forms > 0 && keep !== 'no-store' ? [`a page with a form is cached: ${keep}`] : [];
  }

  /** Every link of ours leads to something; each is tried once. */
  async dead() {
    this.known.add(this.page.url());
    const links = await this.page.locator('a[href]').evaluateAll((all) => all.map((one) => one.href));
    const fresh = links
      .map((link) => link.split('#')[0])
      .filter((link) => link.startsWith(`${facts.url}/`) && !this.known.has(link));
    const wrong = [];
    for (const link of new Set(fresh)) {
      this.known.add(link);
      const answer = await this.page.context().request.get(link);
      if (!answer.ok()) wrong.push(`${link} answers ${answer.status()}`);
    }
    return wrong;
  }

  /** Prints the page: so many sheets, with these words on them, and without those. */
  async prints(count, wanted, { without = [], format = 'A4' } = {}) {
    const paper = (await sheets(this.page, format)).map(tidy);
    assert.equal(paper.length, count, paper.join('\n\n'));
    const words = paper.join(' ');
    for (const one of wanted) assert.ok(words.includes(one), `"${one}" is not on paper:\n${words}`);
    for (const one of without) assert.ok(!words.includes(one), `"${one}" is on paper:\n${words}`);
  }

  /** What a camera reads in the page's QR code. */
  async scans() {
    return scanned(this.page, this.page.locator('svg[role=img]').first());
  }
}

/** Words as they are read: one space between them. */
export function tidy(words) {
  return words.replace(/\s+/gu, ' ').trim();
}
