// Ace by DAISY over many books with one browser.
import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { job, need, report, within } from './job.mjs';

const ace = need('@daisy/ace-core');
const runner = need('@daisy/ace-axe-runner-puppeteer');
createRequire(need.resolve('@daisy/ace-core'))('winston').configure({ silent: true });

const found = ({ assertions }) => assertions.flatMap(({ 'earl:testSubject': subject, assertions: inner }) => inner
  .filter(({ 'earl:result': result }) => result['earl:outcome'] === 'fail')
  .map(({ 'earl:test': test, 'earl:result': result }) => ({
    code: test['dct:title'],
    message: result['dct:description'].replace(/\s+/g, ' '),
    place: [subject.url, result['earl:pointer']?.css?.join(' ')].filter(Boolean).join(' '),
  })));

async function judge(path) {
  const outdir = mkdtempSync(join(tmpdir(), 'ace-'));
  const shared = { ...runner, launch: async () => {}, close: async () => {} };
  try {
    const [, result] = await within(600, ace(path, { cwd: process.cwd(), outdir, lang: 'en' }, shared), 'Ace');
    return found(result);
  } catch (error) {
    return [{ code: 'unreadable', message: String(error?.message ?? error), place: '' }];
  }
}

await runner.launch();
try {
  for (const path of job.paths) report(path, await judge(path));
} finally {
  await runner.close();
}
