// Pages in Chromium: a dialog, a script that ran, a request or a frame is a finding. Links are clicked, what moves is touched.
import { pathToFileURL } from 'node:url';
import { guardedPage, settle, withBrowser } from '../judges/js/browser.mjs';
import { job, report, within } from '../judges/js/job.mjs';

const WORDS = ['alert', 'confirm', 'prompt', 'print', 'open'];

const provoke = () => {
  for (const element of document.querySelectorAll('body *'))
    for (const type of ['click', 'mouseover', 'mouseenter', 'focus', 'error', 'load', 'toggle', 'animationend', 'pointerover'])
      element.dispatchEvent(new Event(type, { bubbles: type !== 'click', cancelable: true }));
  for (const link of document.links)
    if (!/^(https?|mailto|tel|file):/.test(link.href)) link.click();
};

const counts = () => ({
  script: document.querySelectorAll('script:not([type="application/ld+json"])').length,
  frame: window.frames.length,
  handler: [...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => /^on/i.test(a.name))).length,
});

async function judge(browser, path) {
  const findings = [];
  const own = pathToFileURL(path).href;
  const { context, page } = await guardedPage(browser, { bypassCSP: true }, findings, url => url.split('#')[0] === own || /^data:(image|font)\//.test(url));
  const tell = (code, message) => findings.push({ code, message, place: '' });
  page.on('dialog', dialog => { tell('dialog', dialog.message()); dialog.dismiss(); });
  page.on('popup', popup => tell('popup', popup.url()));
  page.on('framenavigated', frame => { if (frame.url().split('#')[0] !== own) tell('navigated', frame.url()); });
  await page.exposeFunction('heard', word => tell('called', word));
  await page.addInitScript(words => { for (const word of words) window[word] = () => window.heard(word); }, WORDS);
  await page.goto(own);
  await settle(page);
  await page.evaluate(provoke);
  await settle(page);
  for (const [code, count] of Object.entries(await page.evaluate(counts))) if (count) tell(code, `${count}`);
  await context.close();
  return findings.filter(finding => finding.code !== 'console');
}

await withBrowser(async browser => {
  for (const path of job.paths) report(path, await within(60, judge(browser, path), 'the page'));
});
