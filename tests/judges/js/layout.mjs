// The layout probe over pages and the sections of books, at every width.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { guardedPage, isFile, settle, withBrowser } from './browser.mjs';
import { job, report, within } from './job.mjs';

const probe = readFileSync(new URL('probe.js', import.meta.url), 'utf8');

async function judge(browser, path) {
  const findings = [];
  const { context, page } = await guardedPage(browser, {}, findings, isFile);
  await page.goto(pathToFileURL(path).href);
  for (const width of job.widths) {
    await page.setViewportSize({ width, height: 900 });
    await settle(page);
    const seen = await within(60, page.evaluate(`(${probe})('page')`), 'looking');
    findings.push(...seen.map(f => ({ ...f, place: `${f.place} at ${width}` })));
  }
  await context.close();
  return findings;
}

await withBrowser(async browser => {
  for (const path of job.paths) report(path, await judge(browser, path));
});
