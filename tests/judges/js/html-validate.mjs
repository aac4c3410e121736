// html-validate with its standards, accessibility and document presets; matters of style are left to the author.
import { readFileSync } from 'node:fs';
import { job, need, report } from './job.mjs';

const { HtmlValidate, StaticConfigLoader } = need('html-validate');
const validator = new HtmlValidate(new StaticConfigLoader({
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  elements: ['html5'],
  // A page opened from a folder may not load a style sheet of its own that has `integrity`.
  rules: { 'require-sri': ['error', { target: 'crossorigin' }] },
}));

// It reads HTML only: blank what XML puts before the doctype, so that lines keep their numbers.
const asHtml = source => source.replace(/^\uFEFF?<\?xml[^>]*\?>/, declaration => ' '.repeat(declaration.length));

for (const path of job.paths) {
  const { results } = validator.validateStringSync(asHtml(readFileSync(path, 'utf8')), path);
  report(path, results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) =>
    ({ code: ruleId, message, place: `${line}:${column}` }))));
}
