// Opens search pages from their folder, asks each query, and tells which stories are left, in order.
import { pathToFileURL } from 'node:url';
import { guardedPage, isFile, settle, withBrowser } from '../judges/js/browser.mjs';
import { job, report, within } from '../judges/js/job.mjs';

const left = () => [...document.querySelectorAll('#results a')].map(link => link.getAttribute('href')).join(' ');

async function ask(browser, path) {
  const findings = [];
  const { context, page } = await guardedPage(browser, {}, findings, isFile);
  for (const query of job.queries) {
    await page.goto(pathToFileURL(path).href);
    await page.fill('#query', query);
    await settle(page);
    const told = await page.textContent('#state');
    findings.push({ code: query, message: await page.evaluate(left), place: told });
    await page.reload();
    if (await page.inputValue('#query') !== query) findings.push({ code: 'forgotten', message: query, place: '' });
  }
  await context.close();
  const quiet = await browser.newContext({ javaScriptEnabled: false });
  const still = await quiet.newPage();
  await still.goto(pathToFileURL(path).href);
  if (await still.isVisible('#query')) findings.push({ code: 'useless', message: 'a field that does nothing', place: '' });
  findings.push({ code: 'quiet', message: `${await still.locator('#results li').count()}`, place: '' });
  await quiet.close();
  return findings;
}

await withBrowser(async browser => {
  for (const path of job.paths) report(path, await within(120, ask(browser, path), 'the page'));
});
