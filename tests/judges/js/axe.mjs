// axe-core and the layout probe over pages, at every width and in every colour scheme.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { guardedPage, isFile, settle, withBrowser } from './browser.mjs';
import { job, need, report, within } from './job.mjs';

const axe = readFileSync(need.resolve('axe-core/axe.min.js'), 'utf8');
const probe = readFileSync(new URL('probe.js', import.meta.url), 'utf8');

async function accessibility(page) {
  const { violations } = await page.evaluate(() => axe.run(document, {
    resultTypes: ['violations'],
    rules: { 'target-size': { enabled: true } },
  }));
  return violations.flatMap(({ id, help, nodes }) => nodes.map(node => ({
    code: id,
    message: `${help}: ${(node.failureSummary ?? '').split('\n').slice(1).join(' ').trim()}`,
    place: node.target.flat().join(' '),
  })));
}

async function judgeAt(page, width) {
  await page.setViewportSize({ width, height: 900 });
  await settle(page);
  return [...await page.evaluate(`(${probe})('page')`), ...await accessibility(page)];
}

/** Say a fault once, with the widths and schemes that show it. */
function merge(seen, findings, setting) {
  for (const finding of findings) {
    const key = `${finding.code} ${finding.place}`;
    if (!seen.has(key)) seen.set(key, { ...finding, settings: [] });
    if (setting) seen.get(key).settings.push(setting);
  }
}

async function judge(browser, path) {
  const seen = new Map();
  for (const colorScheme of job.schemes) {
    const heard = [];
    const { context, page } = await guardedPage(browser, { colorScheme }, heard, isFile);
    await page.goto(pathToFileURL(path).href);
    await page.evaluate(axe);
    for (const width of job.widths)
      merge(seen, await within(120, judgeAt(page, width), 'axe'), `${width} ${colorScheme}`);
    merge(seen, heard);
    await context.close();
  }
  return [...seen.values()].map(({ settings, place, ...rest }) => ({
    ...rest, place: settings.length ? `${place} at ${settings.join(', ')}` : place,
  }));
}

await withBrowser(async browser => {
  for (const path of job.paths) report(path, await judge(browser, path));
});
