// One Chromium a run, a fresh context a page; whatever is not on this machine is refused and reported.
import { job, need } from './job.mjs';

const { chromium } = need('playwright-core');

export async function withBrowser(work) {
  const browser = await chromium.launch({
    executablePath: job.chromium,
    timeout: 120_000,
    args: ['--disable-gpu', '--allow-file-access-from-files', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  });
  try {
    await work(browser);
  } finally {
    await browser.close();
  }
}

/** Open a page whose console errors and outward requests land in `findings`. */
export async function guardedPage(browser, options, findings, isLocal) {
  const context = await browser.newContext(options);
  await context.route('**/*', route => {
    const url = route.request().url();
    if (isLocal(url)) return route.continue();
    findings.push({ code: 'request', message: 'the page asks for something that is not in it', place: url });
    return route.abort();
  });
  await context.routeWebSocket('**', socket => {
    findings.push({ code: 'request', message: 'the page opens a web socket', place: socket.url() });
    socket.close();
  });
  const page = await context.newPage();
  page.on('console', entry => {
    const blocked = entry.text().includes('net::ERR_FAILED');
    if (entry.type() === 'error' && !blocked)
      findings.push({ code: 'console', message: entry.text(), place: entry.location().url ?? '' });
  });
  page.on('pageerror', error => findings.push({ code: 'console', message: String(error), place: '' }));
  return { context, page };
}

export const isFile = url => /^(file|data|blob|about):/.test(url);

/** Wait until fonts are in and the layout has settled. */
export const settle = page => page.evaluate(async () => {
  await document.fonts.ready;
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
});
