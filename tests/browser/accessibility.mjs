// What axe finds on a page, by every rule it has: those of WCAG 2.2 A and AA, and its advice.

import { readFileSync } from 'node:fs';

const AXE = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** What is wrong with the page as it stands, in words. Its script must be on. */
export async function violations(page) {
  await page.evaluate(AXE);
  const { violations: found } = await page.evaluate(() => axe.run({ resultTypes: ['violations'] }));
  return found.flatMap(({ id, help, nodes }) => nodes
    .map(({ html }) => `${id}, ${help}: ${html.slice(0, 200)}`));
}

/** A window with script on, beside people whose script is off: it judges what they see. */
export class Judge {
  static async at(browser, url) {
    const page = await browser.newPage();
    await page.route('**/*.js', (route) => route.abort());
    await page.goto(`${url}/healthz`);
    return new Judge(page);
  }

  constructor(page) {
    this.page = page;
  }

  /** What is wrong with a person's page, wide and on a telephone. */
  async violations(page) {
    await this.page.setContent(await page.content());
    const wrong = [];
    for (const width of [1280, 320]) {
      await this.page.setViewportSize({ width, height: 800 });
      wrong.push(...(await violations(this.page)));
    }
    return wrong;
  }
}
