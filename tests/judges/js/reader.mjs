// Opens books in foliate-js, shows every section, follows every link.
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { guardedPage, withBrowser } from './browser.mjs';
import { job, report, within } from './job.mjs';

const probe = readFileSync(new URL('probe.js', import.meta.url), 'utf8');
const host = readFileSync(new URL('reader.html', import.meta.url), 'utf8');

const server = createServer((request, response) => {
  const [, kind, ...rest] = decodeURIComponent(request.url).split('/');
  if (kind === '') return response.setHeader('content-type', 'text/html; charset=utf-8').end(host);
  const file = kind === 'book' ? job.paths[Number(rest[0])] : join(job.packages, 'node_modules', ...rest);
  if (!existsSync(file)) return response.writeHead(404).end();
  response.setHeader('content-type', extname(file) === '.js' ? 'text/javascript' : 'application/octet-stream');
  return createReadStream(file).pipe(response);
});
await new Promise(ready => server.listen(0, '127.0.0.1', ready));
const origin = `http://127.0.0.1:${server.address().port}/`;
const isLocal = url => url.startsWith(origin) || url.startsWith(`blob:${origin}`) || /^(data|about):/.test(url);

const unreadable = (error, place = '') =>
  ({ code: 'unreadable', message: String(error).split('\n')[0], place });

const attempt = (findings, place, work) =>
  work().catch(error => { findings.push(unreadable(error, place)); });

async function showSection(page, index, id, findings) {
  const { isBroken, isEmpty, links } =
    await within(60, page.evaluate(i => reader.show(i), index), `showing "${id}"`);
  if (isBroken) findings.push({ code: 'malformed', message: 'the section is not well-formed', place: id });
  else if (isEmpty) findings.push({ code: 'empty', message: 'the section shows nothing', place: id });
  const frame = page.frames().find(f => f !== page.mainFrame() && f.url().startsWith('blob:'));
  const seen = await within(60, frame.evaluate(`(${probe})('book')`), `looking at "${id}"`);
  findings.push(...seen.map(f => ({ ...f, place: `${id} ${f.place}` })));
  return links;
}

async function followAll(page, links, findings) {
  const places = new Map();
  for (const { href, place } of links) places.set(href, [...places.get(href) ?? [], place]);
  for (const href of [...places.keys()].sort()) {
    const from = [...new Set(places.get(href))].join(', ');
    const follow = () => within(60, page.evaluate(h => reader.follow(h), href), `following "${href}"`);
    const wrong = await attempt(findings, from, follow);
    if (wrong) findings.push({ code: 'link', message: `"${href}": ${wrong}`, place: from });
  }
}

async function judge(browser, path, number) {
  const findings = [];
  const { context, page } = await guardedPage(browser, { viewport: job.size }, findings, isLocal);
  try {
    await page.goto(origin);
    await page.waitForFunction(() => window.reader);
    const { sections, links } = await within(60, page.evaluate(u => reader.open(u), `/book/${number}`), 'opening');
    for (const [index, id] of sections.entries())
      links.push(...await attempt(findings, id, () => showSection(page, index, id, findings)) ?? []);
    await followAll(page, links, findings);
  } catch (error) {
    findings.push(unreadable(error));
  }
  await context.close();
  return findings;
}

await withBrowser(async browser => {
  for (const [number, path] of job.paths.entries()) report(path, await judge(browser, path, number));
});
server.close();
