// Journey: html-validate's `standard` preset on every page, as the bytes lie on the disk.
//
// No rule is switched off here: what the preset finds is mended in templates or writer.
import { HtmlValidate } from 'html-validate';
import { Findings } from './support/findings.mjs';

export const tests = [
  ['every page follows the standard', async (world) => {
    const validator = new HtmlValidate({ root: true, extends: ['html-validate:standard'] });
    const findings = new Findings();
    for (const { path, html } of world.pages) {
      const report = await validator.validateString(html, path);
      for (const message of report.results.flatMap((result) => result.messages)) {
        findings.add(`${path}:${message.line}:${message.column}`, `${message.ruleId}: ${message.message}`);
      }
    }
    findings.done();
  }],
];
