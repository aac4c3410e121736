// Pictures of whole pages: job.shots names each page, width, scheme and file.
import { pathToFileURL } from 'node:url';
import { guardedPage, isFile, settle, withBrowser } from './browser.mjs';
import { job, report } from './job.mjs';

await withBrowser(async browser => {
  for (const { path, width, scheme, out } of job.shots) {
    const options = { colorScheme: scheme, viewport: { width, height: 900 } };
    const { context, page } = await guardedPage(browser, options, [], isFile);
    await page.goto(pathToFileURL(path).href);
    await settle(page);
    await page.screenshot({ path: out, fullPage: true });
    await context.close();
    report(out, []);
  }
});
