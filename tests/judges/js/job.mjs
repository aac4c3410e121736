// The wire to Python: one job as JSON on standard input, one verdict a line on standard output.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export const job = JSON.parse(readFileSync(0, 'utf8'));
export const need = createRequire(`${job.packages}/`);
export const report = (path, findings) =>
  process.stdout.write(`${JSON.stringify({ path, findings })}\n`);

export const within = (seconds, work, what) => {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took longer than ${seconds} s`)), seconds * 1000);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

// Libraries must not write between the verdicts.
console.log = console.info = console.error;
