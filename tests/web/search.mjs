// Opens search pages from their folder: asks each query and tells which stories are left, in order; goes
// through them by keys.
import { pathToFileURL } from 'node:url';
import { guardedPage, isFile, settle, withBrowser } from '../judges/js/browser.mjs';
import { job, report, within } from '../judges/js/job.mjs';

const left = () => [...document.querySelectorAll('#results a')].map(link => link.getAttribute('href')).join(' ');
const focused = () => document.activeElement.id || document.activeElement.getAttribute('href');

async function searched(page) {
  await page.waitForSelector('#results[aria-busy=false]', { state: 'attached' });
  await settle(page);
}

async function ask(page, path, told) {
  for (const query of job.queries) {
    await page.goto(pathToFileURL(path).href);
    await page.fill('#query', query);
    await searched(page);
    told(query, await page.evaluate(left), await page.textContent('#state'));
    await page.reload();
    if (await page.inputValue('#query') !== query) told('forgotten', query, '');
  }
}

// Each step is keys to press, or text to type; what has the focus, how many stories are shown, what is said.
async function press(page, path, told) {
  await page.goto(pathToFileURL(path).href);
  for (const [number, step] of (job.steps ?? []).entries()) {
    if (step.keys) for (const key of step.keys) await page.keyboard.press(key);
    else {
      await page.keyboard.type(step.text, { delay: 20 });
      await searched(page);
    }
    await page.waitForTimeout(200);
    const shown = await page.locator('#results li').count();
    told(`step ${number + 1}`, `${await page.evaluate(focused)} ${shown}`, await page.textContent('#state'));
  }
}

async function visit(browser, path) {
  const findings = [];
  const told = (code, message, place) => findings.push({ code, message, place });
  const { context, page } = await guardedPage(browser, {}, findings, isFile);
  await ask(page, path, told);
  await press(page, path, told);
  await context.close();
  const quiet = await browser.newContext({ javaScriptEnabled: false });
  const still = await quiet.newPage();
  await still.goto(pathToFileURL(path).href);
  if (await still.isVisible('#query')) told('useless', 'a field that does nothing', '');
  told('quiet', `${await still.locator('#results li').count()}`, await still.locator('.more a:visible').count() ? 'archive' : '');
  await quiet.close();
  return findings;
}

await withBrowser(async browser => {
  for (const path of job.paths) report(path, await within(120, visit(browser, path), 'the page'));
});
