// Prints pages as a reader's browser does, with the grounds that it leaves out by itself.
import { pathToFileURL } from 'node:url';
import { guardedPage, isFile, settle, withBrowser } from '../judges/js/browser.mjs';
import { job, report } from '../judges/js/job.mjs';

await withBrowser(async browser => {
  for (const path of job.paths) {
    const findings = [];
    const { context, page } = await guardedPage(browser, { colorScheme: 'dark' }, findings, isFile);
    await page.goto(pathToFileURL(path).href);
    await settle(page);
    await page.pdf({ path: path.replace(/html$/, 'pdf'), format: 'A4', printBackground: true });
    await context.close();
    report(path, findings);
  }
});
