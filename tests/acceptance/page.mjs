// Opens a data map in a browser as people do, and says what is wrong with it.
//
//   npm install playwright-core            (any directory; the browser is the system's)
//   domesday map --inventory company.sqlite --format html --output page.html
//   NODE_PATH=.../node_modules CHROMIUM=/usr/bin/chromium node tests/acceptance/page.mjs page.html [PICTURES]
//
// It is opened at the width of a desk (light and dark), of two telephones, without JavaScript, and as it is printed on
// A4. Checked: nothing is written to the console, nothing is asked of the network, nothing has to be scrolled
// sideways, text has contrast (WCAG 2.2, 1.4.3), search, filters, sorting and pages work, the keyboard reaches
// everything in order and its focus is seen, and the page opens within two seconds. Pictures go to the directory
// PICTURES: desktop.png, dark.png, phone.png, first-page.png (what is seen at once), and print.pdf. Exit code 1 where something is wrong.

import { createRequire } from 'node:module';
import { mkdirSync, statSync } from 'node:fs';
import { resolve, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(join(process.env.NODE_PATH ?? process.cwd(), 'x.js'));
const { chromium } = require('playwright-core');

const [file, pictures] = process.argv.slice(2);
if (!file) {
  console.error('usage: node tests/acceptance/page.mjs PAGE.html [PICTURES]');
  process.exit(2);
}
const url = pathToFileURL(resolve(file)).href;
if (pictures) mkdirSync(pictures, { recursive: true });
const picture = (name) => join(pictures, name);

const wrong = [];
const check = (holds, what) => {
  console.log(`${holds ? 'ok   ' : 'WRONG'} ${what}`);
  if (!holds) wrong.push(what);
};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});

const open = async (what, options) => {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const said = [];
  const asked = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('request', (request) => request.url() !== url && asked.push(request.url()));
  page.on('dialog', (dialog) => said.push(`dialog: ${dialog.message()}`) && dialog.dismiss());
  const started = Date.now();
  await page.goto(url, { waitUntil: 'load' });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const seconds = (Date.now() - started) / 1000;
  check(said.length === 0, `${what}: nothing on the console ${said.join(' | ')}`);
  check(asked.length === 0, `${what}: nothing asked of the network ${asked.join(' ')}`);
  check(seconds < 2, `${what}: open after ${seconds} s`);
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }));
  check(scroll <= client, `${what}: ${scroll} px wide in ${client}`);
  return { context, page, said };
};

// The least contrast of text on what is behind it, with where it is.
const contrast = (page) =>
  page.evaluate(() => {
    const parse = (color) => (color.match(/[\d.]+/g) ?? []).map(Number);
    const light = ([r, g, b]) => {
      const [x, y, z] = [r, g, b].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const behind = (element) => {
      for (let e = element; e; e = e.parentElement) {
        const [r, g, b, alpha = 1] = parse(getComputedStyle(e).backgroundColor);
        if (alpha === 1) return [r, g, b];
      }
      return [255, 255, 255];
    };
    let least = { ratio: 21, where: '' };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || !element.checkVisibility() || element.closest('svg, script, [aria-hidden=true], :disabled'))
        continue;
      const [a, b] = [light(parse(getComputedStyle(element).color)), light(behind(element))].sort((x, y) => y - x);
      const ratio = (a + 0.05) / (b + 0.05);
      if (ratio < least.ratio) least = { ratio, where: `${element.tagName}.${element.className} “${node.data.trim().slice(0, 30)}”` };
    }
    return least;
  });

const structure = async (page) => {
  const found = await page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
    const missing = [];
    for (const attribute of ['aria-labelledby', 'aria-controls', 'aria-describedby'])
      for (const e of document.querySelectorAll(`[${attribute}]`))
        for (const id of e.getAttribute(attribute).split(' ')) if (!document.getElementById(id)) missing.push(id);
    const links = [...document.querySelectorAll('a[href]')].map((a) => a.getAttribute('href'));
    const levels = [...document.querySelectorAll('h1, h2, h3, h4')].map((h) => Number(h.tagName[1]));
    return {
      twice: ids.filter((id, at) => ids.indexOf(id) !== at),
      missing: [...missing, ...links.filter((href) => href.startsWith('#') && !document.getElementById(href.slice(1)))],
      outside: links.filter((href) => !href.startsWith('#')),
      jumps: levels.filter((level, at) => at > 0 && level > levels[at - 1] + 1).length,
      bare: [...document.querySelectorAll('table')].filter((t) => !t.caption || [...t.querySelectorAll('th')].some((h) => !h.scope)).length,
      pictures: [...document.querySelectorAll('svg')].filter((s) => !s.closest('[aria-hidden=true]') && s.getAttribute('role') !== 'img').length,
      active: [...document.querySelectorAll('*')].filter((e) => [...e.attributes].some((a) => /^on|^style$/i.test(a.name))).length,
      unnamed: [...document.querySelectorAll('input, select')].filter((e) => !e.labels?.length).length,
    };
  });
  for (const [what, value] of Object.entries(found)) {
    const empty = Array.isArray(value) ? value.length === 0 : value === 0;
    check(empty, `structure: ${what} ${empty ? 'none' : JSON.stringify(value)}`);
  }
};

// At a desk.
{
  const { context, page, said } = await open('desktop', { viewport: { width: 1280, height: 900 } });
  await structure(page);
  const { ratio, where } = await contrast(page);
  check(ratio >= 4.5, `desktop: contrast at least ${ratio.toFixed(2)} ${where}`);
  if (pictures) {
    await page.screenshot({ path: picture('first-page.png') });
    await page.screenshot({ path: picture('desktop.png'), fullPage: true });
  }
  const low = await page.evaluate(() => {
    const last = [...document.querySelectorAll('.headline .says')].slice(0, 10).pop();
    return last ? last.getBoundingClientRect().bottom + scrollY : 0;
  });
  check(low <= 1280, `desktop: ten contradictions end at ${Math.round(low)} px`);

  if (await page.locator('#finder').isVisible()) {
    const lines = () => page.locator('#rows tbody tr').count();
    const all = await page.locator('#found').textContent();
    const word = await page.locator('#rows tbody .name').first().textContent();
    await page.fill('#text', word);
    await page.waitForTimeout(400);
    const some = await page.locator('#found').textContent();
    check((await lines()) > 0, `search: “${word}” finds ${some}`);
    await page.fill('#text', 'no field is called this');
    await page.waitForTimeout(400);
    check((await lines()) === 0, 'search: what is not there is not found');
    await page.click('#clear');
    check((await page.locator('#found').textContent()) === all, 'search: cleared');
    const category = page.locator('#category option').nth(1);
    await page.selectOption('#category', await category.getAttribute('value'));
    const name = await category.textContent();
    const others = await page.locator('#rows td[data-label=Category]').allTextContents();
    check(others.length > 0 && others.every((text) => text === name), `filter: ${others.length} lines, all ${name}`);
    await page.click('#clear');
    await page.selectOption('#sort', 'values');
    const values = (await page.locator('#rows td[data-label=Values]').allTextContents()).map((v) => Number(v.replaceAll(',', '')));
    check(values.every((v, at) => at === 0 || v <= values[at - 1]), 'sort: by values, the most first');
    await page.click('#clear');
    const more = page.locator('#rows .more').first();
    await more.focus();
    await page.keyboard.press('Enter');
    check((await more.getAttribute('aria-expanded')) === 'true' && (await page.locator('#rows .detail').count()) === 1, 'a line opens by keyboard');
    await page.keyboard.press('Enter');
    check((await page.locator('#rows .detail').count()) === 0, 'and closes');
    if (await page.locator('#forth').isEnabled()) {
      const before = await page.locator('#rows tbody .more').first().textContent();
      await page.click('#forth');
      check((await page.locator('#rows tbody .more').first().textContent()) !== before, 'pages: the next one is another');
    }
  }
  check(said.length === 0, `desktop: still nothing on the console ${said.join(' | ')}`);
  await context.close();
}

// By keyboard alone.
{
  const { context, page } = await open('keyboard', { viewport: { width: 1280, height: 900 } });
  const expected = await page.evaluate(
    () => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')].filter((e) => e.checkVisibility() && !e.disabled).length,
  );
  const few = Math.min(expected, 400);
  let unseen = 0;
  let backwards = 0;
  let last = -1;
  const reached = new Set();
  for (let press = 0; press < few; press++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const e = document.activeElement;
      const all = [...document.querySelectorAll('*')];
      const style = getComputedStyle(e);
      return { order: all.indexOf(e), seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 };
    });
    reached.add(at.order);
    if (!at.seen) unseen++;
    if (at.order < last) backwards++;
    last = at.order;
  }
  check(reached.size === few, `keyboard: ${reached.size} of ${few} reached`);
  check(unseen === 0, `keyboard: focus not seen ${unseen} times`);
  check(backwards === 0, `keyboard: goes back ${backwards} times`);
  await context.close();
}

// In the dark.
{
  const { context, page } = await open('dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark', reducedMotion: 'reduce' });
  const { ratio, where } = await contrast(page);
  check(ratio >= 4.5, `dark: contrast at least ${ratio.toFixed(2)} ${where}`);
  if (pictures) await page.screenshot({ path: picture('dark.png'), fullPage: true });
  await context.close();
}

// On telephones; everything opened, so that nothing folded is too wide.
for (const [width, height] of [[390, 844], [360, 740]]) {
  const { context, page } = await open(`phone ${width}`, { viewport: { width, height }, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
  if (pictures && width === 390) await page.screenshot({ path: picture('phone.png'), fullPage: true });
  await page.evaluate(() => document.querySelectorAll('details').forEach((d) => (d.open = true)));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  check(wide <= width, `phone ${width}: ${wide} px wide with everything opened`);
  await context.close();
}

// Without JavaScript.
{
  const { context, page } = await open('no script', { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });
  check(await page.locator('#finder').isHidden(), 'no script: controls that would do nothing are not shown');
  check(await page.locator('#without').isVisible(), 'no script: it says so');
  check((await page.locator('#systems .collection').count()) > 0, 'no script: collections are listed');
  await context.close();
}

// On paper.
{
  const { context, page } = await open('print', { viewport: { width: 1280, height: 900 } });
  await page.emulateMedia({ media: 'print' });
  const controls = await page.locator('#fields').isVisible();
  check(!controls, 'print: no controls');
  if (pictures) await page.pdf({ path: picture('print.pdf'), preferCSSPageSize: true });
  // The width between the margins of A4 at 96 dots an inch, and the height.
  await page.setViewportSize({ width: 695, height: 1017 });
  const low = await page.evaluate(() => {
    const last = [...document.querySelectorAll('.headline .says')].slice(0, 10).pop();
    return last ? last.getBoundingClientRect().bottom + scrollY : 0;
  });
  check(low <= 1017, `print: ten contradictions end at ${Math.round(low)} px of 1017`);
  await context.close();
}

await browser.close();
console.log(`${statSync(file).size} bytes; ${wrong.length} wrong`);
process.exit(wrong.length ? 1 : 0);
